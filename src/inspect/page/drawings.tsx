import type { MapPicture } from '../view/drawing'
import { imageOf, save } from './format'

/** The maps of a row. They are shown as images, in which nothing can run. */
export function Drawings({ drawings, name }: { drawings: readonly MapPicture[]; name: string }) {
  if (drawings.length === 0) return <p class="missing">The row holds no map that can be drawn.</p>
  const file = (title: string) => `${name} ${title}`.replace(/[^\w-]+/g, '-').slice(0, 80)
  return (
    <section class="drawings" aria-label="Maps">
      {drawings.map(({ title, svg, problem }) => (
        <figure key={title}>
          <figcaption>
            <h3>{title}</h3>
            {svg !== undefined && (
              <button
                type="button"
                class="quiet"
                aria-label={`Save SVG: ${title}`}
                onClick={() => save(new Blob([svg], { type: 'image/svg+xml' }), `${file(title)}.svg`)}
              >
                Save SVG
              </button>
            )}
          </figcaption>
          {svg === undefined ? <p class="missing">{problem}</p> : <Picture svg={svg} title={title} />}
        </figure>
      ))}
    </section>
  )
}

/** A picture with its own size, so that nothing moves when it appears. */
export function Picture({ svg, title }: { svg: string; title: string }) {
  const [, width = '560', height = '420'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg.slice(0, 1000)) ?? []
  return <img src={imageOf(svg)} alt={title} width={width} height={height} />
}
