import { foldKey } from '../parse/json/keys'
import { SIDES } from '../parse/views/keys'

const POSITIONS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    'position',
    'pos',
    'xy',
    'cell',
    'location',
    'loc',
    'at',
    'coordinate',
    'coordinates',
    'coord',
    'coords',
    'point',
    'center',
  ]))()

const CELLS: readonly string[] = ['cells', 'positions', 'locations', 'points', 'instances']

/** Whether a key of an instance gives a list of cells, one per instance. */
export const isCellsKey = (key: string): boolean => CELLS.includes(foldKey(key))

/** Whether a key of an instance gives its cell or its cells. */
export const isPositionKey = (key: string): boolean => POSITIONS.has(foldKey(key)) || isCellsKey(key)

/** Whether a key of an instance says where it faces. */
export const isFacingKey = (key: string): boolean => ['facing', 'orientation'].includes(foldKey(key))

/** Keys that describe an instance or the grid, whatever their value. */
const METADATA: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    ...['gridsize', 'gridshape', 'gridscale', 'gridresolution', 'griddimension', 'griddimensions', 'gridbounds'],
    ...['gridwidth', 'gridheight', 'gridorigin', 'gridunit', 'gridunits', 'gridcells', 'gridrange', 'gridextent'],
    ...['mapsize', 'mapdimension', 'mapdimensions', 'mapshape', 'mapbounds', 'mapwidth', 'mapheight', 'mapscale'],
    ...[
      'roomsize',
      'roomdimension',
      'roomdimensions',
      'roomshape',
      'roombounds',
      'roomwidth',
      'roomdepth',
      'roomlength',
    ],
    ...['size', 'sizes', 'dimension', 'dimensions', 'dims', 'shape', 'resolution', 'extent', 'extents', 'bounds'],
    ...['width', 'height', 'depth', 'length', 'area', 'rows', 'columns', 'cols', 'numrows', 'numcols', 'numcolumns'],
    ...['cellsize', 'cellwidth', 'cellheight', 'meterspercell', 'cellspermeter', 'pixelspercell'],
    ...['unit', 'units', 'origin', 'xrange', 'yrange', 'xlim', 'ylim', 'xaxis', 'yaxis', 'axes', 'axis', 'imagesize'],
    ...['xmin', 'xmax', 'ymin', 'ymax', 'minx', 'maxx', 'miny', 'maxy', 'boundingbox', 'boundary', 'boundaries'],
    ...['canvas', 'canvassize', 'canvasshape', 'canvaswidth', 'canvasheight', 'start', 'startposition', 'startpoint'],
    ...['startcell', 'center', 'centre', 'mapcenter', 'gridcenter', 'roomcenter', 'canvascenter', 'total', 'totals'],
    ...['totalobjects', 'totalobjectcount', 'totalcount', 'numobjects', 'numberofobjects', 'objectcount', 'nobjects'],
    ...['coordinatesystem', 'legend', 'metadata', 'meta', 'info', 'notes', 'version', 'format'],
    ...['facings', 'orientations', 'headings', 'heights', 'widths', 'colors', 'counts', 'footprints'],
  ]))()

/** Keys that can be furniture (a kitchen range, a bathroom scale): they describe the grid unless a cell follows. */
const FURNITURE_TOO: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    ...['scale', 'range', 'grid', 'map', 'room', 'frame', 'image', 'scene', 'count', 'note', 'type', 'name', 'title'],
    ...['answer', 'description', 'reasoning', 'thought', 'thoughts', 'tool', 'function', 'id', 'status', 'success'],
    ...['roomtype', 'roomname', 'confidence', 'question', 'explanation', 'task'],
  ]))()

/** Whether a key among object names describes the grid. */
export const isMetadataKey = (key: string): boolean => METADATA.has(foldKey(key))

/** Whether a key may describe the grid: it does if its value is not a list of cells. */
export const mayBeMetadata = (key: string): boolean => FURNITURE_TOO.has(foldKey(key))

/** Keys that hold the objects or their cells: a bare pair under one is neither. */
const HOLDERS: readonly string[] = ['coordinates', 'coords', 'positions', 'locations', 'cells', 'points']

/** Whether a key holds objects or cells, so that numbers under it are a fact about the grid. */
export const holdsCells = (key: string): boolean => HOLDERS.includes(foldKey(key))

const VIEWERS: readonly string[] = ['camera', 'cameraposition', 'camerapose', 'observer', 'viewer']

/** Whether a name is that of whoever sees the map, which is a view and not an object. */
export const isViewer = (name: string): boolean => VIEWERS.includes(foldKey(name))

/** Whether a key gives the number of cells per side, as one number or as two that are equal. */
export const isGridSizeKey = (key: string): boolean => GRID_SIZES.includes(foldKey(key))

/** The words of a key, in lower case: `frontView`, `front_view` and `Front view` are `front`, `view`. */
export const wordsOfKey = (key: string): string[] =>
  key
    .slice(0, 100)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}']+/u)
    .filter((word) => word !== '')

const PLAN: readonly string[] = [
  ...['top', 'topview', 'topdown', 'above', 'overhead', 'plan', 'planview', 'floorplan', 'groundplan', 'bev'],
  ...['bird', 'birds', "bird's", 'birdseye', 'xy', 'horizontal', 'aerial'],
]

const ELEVATION: readonly string[] = [
  ...['front', 'frontal', 'frontview', 'side', 'sideview', 'sideways', 'lateral', 'profile', 'elevation', 'elevations'],
  ...['xz', 'yz', 'zx', 'zy', 'vertical', 'section'],
]

/** Words that go with these, as in `bird's eye view` or `seen from the front`. */
const VIEW: readonly string[] = ['view', 'views', 'projection', 'elevation', 'plane']
const FILLERS: readonly string[] = [
  ...[
    'the',
    'from',
    'of',
    'in',
    'seen',
    'down',
    'eye',
    'eyes',
    's',
    'floor',
    'ground',
    'layout',
    'map',
    'orthographic',
  ],
  ...['positions', 'coordinates', 'objects', 'cells', 'grid', '2d', 'ortho', 'camera'],
]

/** What the key of a dictionary of objects says about how they are viewed. */
export type Projection = 'plan' | 'elevation' | 'side' | 'other'

/** A `front view` is an elevation; a `front door` is an object. */
export function projectionOf(key: string): Projection {
  const words = wordsOfKey(key)
  if (!words.every((word) => [PLAN, ELEVATION, SIDES, VIEW, FILLERS].some((list) => list.includes(word))))
    return 'other'
  const has = (list: readonly string[]) => words.some((word) => list.includes(word))
  if (has(PLAN)) return 'plan'
  if (has(ELEVATION)) return 'elevation'
  return has(SIDES) ? (has(VIEW) ? 'elevation' : 'side') : 'other'
}

const WRAPPERS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set([
    ...['map', 'cogmap', 'cognitivemap', 'grid', 'gridmap', 'global', 'layout', 'scene', 'room', 'data', 'result'],
    ...['objects', 'gates', 'views', 'items', 'furniture', 'positions', 'locations', 'coordinates', 'cells', 'output'],
    ...['response', 'answer', 'properties', 'arguments', 'parameters', 'input', 'objectpositions', 'objectlocations'],
  ]))()

/** Whether a key belongs to a wrapper, so that it does not name an object when a dictionary follows. */
export const isWrapperKey = (key: string): boolean => WRAPPERS.has(foldKey(key))

const GRID_SIZES: readonly string[] = [
  ...['gridsize', 'gridshape', 'griddimension', 'griddimensions', 'mapsize', 'size', 'dimensions'],
  ...['canvas', 'canvassize', 'canvasshape'],
]
