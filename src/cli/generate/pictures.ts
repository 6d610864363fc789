import { existsSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { hashText } from '../../base/checksum'
import type { Item } from '../../dataset/item'
import { mirrorCamera, mirrorScene } from '../../dataset/twins/mirror'
import { renderFrame } from '../../scene/picture/picture'
import type { Scene, SceneCamera } from '../../scene/scene'
import { diskError, makeFolder, PARTIAL } from './folder'
import type { Finish } from './items-file'
import type { SpoolLine } from './spool'

/** Draws the frames of items as pictures of boxes beside them, each once, and names them in the items. */
export const drawPictures =
  (folder: string): Finish =>
  async (item, line) => {
    if (!line.pictures) return item
    const images: string[] = []
    for (const id of item.frames.ids) images.push(await drawFrame(folder, item, id, line.pictures))
    return { ...item, frames: { ...item.frames, images } }
  }

const MIRRORED = '~mirror'

async function drawFrame(
  folder: string,
  item: Item,
  id: string,
  { scene, cameras }: NonNullable<SpoolLine['pictures']>,
): Promise<string> {
  const [own = id, without] = id.replace(MIRRORED, '').split('~without ')
  const image = `images/${fileName(scene.id)}/${fileName(id)}.png`
  const path = join(folder, image)
  if (existsSync(path)) return image
  const camera = cameras.find((one) => one.id === own)!
  const isMirrored = item.twin?.change === 'mirror'
  const shown = without === undefined ? scene : withoutObject(scene, without)
  const png = isMirrored ? draw(mirrorScene(shown), mirrorCamera(camera)) : draw(shown, camera)
  await makeFolder(dirname(path))
  try {
    await writeFile(path + PARTIAL, png)
    await rename(path + PARTIAL, path)
  } catch (error) {
    throw diskError(path, error)
  }
  return image
}

const draw = (scene: Scene, camera: SceneCamera) => renderFrame(scene, camera)

const withoutObject = (scene: Scene, id: string): Scene => ({
  ...scene,
  layout: { ...scene.layout, objects: scene.layout.objects.filter((object) => object.id !== id) },
})

/** A name that every file system takes; names that had to be changed stay different. */
const fileName = (name: string): string =>
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/.test(name)
    ? name
    : `${name.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 60)}-${hashText(name)}`
