import type { ReportDocument } from '../../benchmark/report/document'
import { formatMarkdown } from '../../benchmark/report/markdown'
import { type ReportEnding, writeWhole } from './output'

/** Writes figures as JSON, or the document made of them as Markdown or as a page. */
export async function writeReport(
  file: string,
  ending: ReportEnding,
  figures: unknown,
  document: ReportDocument,
): Promise<void> {
  switch (ending) {
    case 'json':
      return writeWhole(file, `${JSON.stringify(figures, null, 2)}\n`)
    case 'md':
      return writeWhole(file, formatMarkdown(document))
    case 'html': {
      // Its charts bring a library of some size, which only a page needs.
      const { formatHtml } = await import('../../benchmark/report/html')
      return writeWhole(file, formatHtml(document))
    }
  }
}
