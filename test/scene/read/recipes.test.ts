import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../support/temporary-folder'
import { codesOf, readAll, readOne } from './readings'

const page = readFileSync(fileURLToPath(new URL('../../../docs/scenes.md', import.meta.url)), 'utf8')
const recipes = new Map(
  [...page.matchAll(/^<!-- recipe: (\w+) -->\n```python\n([\s\S]*?)\n```$/gm)].map(([, name, code]) => [name!, code!]),
)
const folder = temporaryFolder()
const hasPython = spawnSync('python3', ['--version']).status === 0
if (!hasPython) console.warn('skipped: the recipes of docs/scenes.md need python3')

/** Runs Python in the temporary folder and returns what it prints. */
function python(code: string, ...args: string[]): string {
  writeFileSync(join(folder, 'recipe.py'), code)
  const ran = spawnSync('python3', ['recipe.py', ...args], { cwd: folder, encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(ran.stderr)
  return ran.stdout
}
const near = (numbers: readonly number[]) => numbers.map((value) => expect.closeTo(value, 9))

describe.skipIf(!hasPython)('the recipes of docs/scenes.md', () => {
  it('are short', () => {
    expect([...recipes.keys()]).toEqual(['ai2thor', 'embodiedscan', 'scannetpp', 'camera'])
    for (const code of recipes.values())
      expect(code.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(15)
  })

  it('ai2thor: events with counted masks', () => {
    python(`${recipes.get('ai2thor')!}
class Mask:
    def sum(self): return 42
class Event:
    instance_masks = {"Sofa|1": Mask()}
    def __init__(self, yaw):
        box = {"center": {"x": 2, "y": 0.5, "z": 3}, "size": {"x": 2, "y": 1, "z": 1}}
        self.metadata = {
            "sceneName": "FloorPlan1", "fov": 60, "screenWidth": 640, "screenHeight": 480,
            "objects": [{"objectId": "Sofa|1", "objectType": "Sofa", "axisAlignedBoundingBox": box, "objectOrientedBoundingBox": None}],
            "agent": {"position": {"x": 0, "y": 0.9, "z": 0}, "rotation": {"x": 0, "y": yaw, "z": 0}, "cameraHorizon": 10},
            "cameraPosition": {"x": 0, "y": 1.5, "z": 0},
        }
save_event(Event(0), "0.png")
save_event(Event(90), "1.png")
`)
    const scene = readOne(readFileSync(join(folder, 'events.jsonl'), 'utf8'))
    expect(scene.layout.objects).toMatchObject([{ id: 'sofa', box: { minX: 1, minY: 2.5, maxX: 3, maxY: 3.5 } }])
    expect(scene.cameras).toMatchObject([
      { yawDeg: 0, pitchDeg: -10, image: '0.png', seen: { sofa: { pixels: 42 } } },
      { yawDeg: 90, image: '1.png' },
    ])
  })

  it('embodiedscan: boxes turned about z, then x, then y', () => {
    python(`import pickle
boxes = [[1, 2, 0.5, 2, 1, 1, 0, 0, 0], [1, 2, 0.5, 2, 1, 1, 1.5707963267948966, 0, 0], [0, 0, 1, 2, 1, 0.4, 0, 1.5707963267948966, 0], [0, 0, 1, 2, 1, 0.4, 0, 0, 1.5707963267948966], [0, 0, 1, 2, 1, 0.4, 0.3, 0.2, 0.1]]
pickle.dump({
    "metainfo": {"categories": {"chair": 7, "desk": 9}},
    "data_list": [{"sample_idx": "scannet/scene0000_00", "instances": [{"bbox_3d": box, "bbox_label_3d": 9 if i else 7} for i, box in enumerate(boxes)]}],
}, open("infos.pkl", "wb"))`)
    const { id, layout } = readOne(python(recipes.get('embodiedscan')!, 'infos.pkl'))
    expect(id).toBe('scannet/scene0000_00')
    const spans = layout.objects.map(({ box, zRange }) => [box.minX, box.maxX, box.minY, box.maxY, ...zRange!])
    expect(spans.slice(0, 4)).toEqual([
      near([0, 2, 1.5, 2.5, 0, 1]),
      near([0.5, 1.5, 1, 3, 0, 1]),
      near([-1, 1, -0.2, 0.2, 0.5, 1.5]),
      near([-0.2, 0.2, -0.5, 0.5, 0, 2]),
    ])
    // The last one by three rotations after each other: about y by 0.1, then x by 0.2, then z by 0.3.
    const turn = (i: 0 | 1 | 2, angle: number) => (p: number[]) => {
      const [j, k] = [(i + 1) % 3, (i + 2) % 3]
      const out = [...p]
      out[j] = p[j]! * Math.cos(angle) - p[k]! * Math.sin(angle)
      out[k] = p[j]! * Math.sin(angle) + p[k]! * Math.cos(angle)
      return out
    }
    const turned = [-1, 1].flatMap((x) =>
      [-0.5, 0.5].flatMap((y) => [-0.2, 0.2].map((z) => turn(2, 0.3)(turn(0, 0.2)(turn(1, 0.1)([x, y, z]))))),
    )
    const reach = (axis: number) => Math.max(...turned.map((p) => p[axis]!))
    expect(spans[4]).toEqual(near([-reach(0), reach(0), -reach(1), reach(1), 1 - reach(2), 1 + reach(2)]))
    expect(layout.objects.map(({ label }) => label)).toEqual(['chair', 'desk', 'desk', 'desk', 'desk'])
  })

  it('scannetpp: rows are axes, and floors are filtered on request', () => {
    const obb = (centroid: number[]) => ({
      centroid,
      axesLengths: [2, 1, 0.5],
      normalizedAxes: [0, 1, 0, 0, 0, 1, 1, 0, 0],
    })
    const groups = [
      { label: 'office chair', obb: obb([1, 2, 0.5]) },
      { label: 'floor', obb: obb([0, 0, 0]) },
    ]
    writeFileSync(join(folder, 'anno.json'), JSON.stringify({ segGroups: groups }))
    const [reading] = readAll(python(recipes.get('scannetpp')!, 'anno.json', '7b6477cb95'), {
      filters: ['structure', 'nested', 'flat', 'tiny', 'far'],
    })
    expect(reading).toMatchObject({ id: '7b6477cb95', kept: 1, dropped: { structure: 1 } })
    expect(codesOf(reading!)).toEqual([])
    // 2 m along y, 1 m up, 0.5 m along x.
    expect(reading!.value!.layout.objects).toMatchObject([
      { label: 'office chair', box: { minX: 0.75, maxX: 1.25, minY: 1, maxY: 3 }, zRange: [0, 1] },
    ])
  })

  it('camera: yaw, pitch and field of view of a matrix', () => {
    // Looks along +x and 30 degrees up: right is -y, down is (0.5, 0, -0.866), forward is (0.866, 0, 0.5).
    const code = `${recipes.get('camera')!}
import json
from math import sqrt
h = sqrt(3) / 2
matrix = [[0, 0.5, h, 1], [-1, 0, 0, 2], [0, -h, 0.5, 1.5], [0, 0, 0, 1]]
print(json.dumps({"v2lo": "scene/1", "id": "a", "source": "boxes", "layout": {"objects": []},
    "cameras": [camera("c", matrix, [[240, 0, 320], [0, 240, 240], [0, 0, 1]], 640, 480)]}))
`
    const [camera] = readOne(python(code)).cameras
    expect(camera).toMatchObject({
      position: [1, 2, 1.5],
      yawDeg: expect.closeTo(90, 9),
      pitchDeg: expect.closeTo(30, 9),
      verticalFovDeg: expect.closeTo(90, 9),
    })
  })
})
