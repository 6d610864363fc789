import { isFields, pointOf, textOf } from '../draft/json-values'
import type { AssetSizes } from './format'

/**
 * The sizes in an asset database: `{ type: [{ assetId, boundingBox: { x, y, z } }] }`, or the same by asset id.
 * `undefined` if no size is found.
 */
export function readAssets(value: unknown): AssetSizes | undefined {
  if (!isFields(value)) return undefined
  const sizes = new Map<
    string,
    { readonly type: string | undefined; readonly size: readonly [number, number, number] }
  >()
  for (const [key, entry] of Object.entries(value))
    for (const asset of Array.isArray(entry) ? entry : [entry]) {
      if (!isFields(asset)) continue
      const size = pointOf(asset.boundingBox)
      const id = textOf(asset.assetId) ?? (Array.isArray(entry) ? undefined : key)
      if (id === undefined || size === undefined || size.some((length) => length < 0)) continue
      sizes.set(id, { type: textOf(asset.objectType) ?? (Array.isArray(entry) ? key : undefined), size })
    }
  return sizes.size > 0 ? sizes : undefined
}

export function assetSize(assets: AssetSizes, id: unknown): ReturnType<AssetSizes['get']> {
  return typeof id === 'string' ? assets.get(id) : undefined
}
