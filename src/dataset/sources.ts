import type { SceneSource } from '../scene/scene'

/** Where rooms come from, and on what terms what is made of them may be used. */
export interface Source {
  readonly source: SceneSource
  readonly name: string
  /** In words; whoever publishes a data set checks the terms themselves. */
  readonly license: string
  /** What a user of the items has to know. */
  readonly warning?: string
}

const CONTAMINATION =
  'These rooms are test material of a benchmark: a model trained on them cannot be judged by VSI-Bench or ReVSI any more.'

/** The sources of scenes, by the name a scene carries. */
export const SOURCES: { readonly [Name in SceneSource]: Source } = {
  ai2thor: { source: 'ai2thor', name: 'AI2-THOR', license: 'Apache-2.0' },
  procthor: { source: 'procthor', name: 'ProcTHOR', license: 'Apache-2.0' },
  'vsi-bench': {
    source: 'vsi-bench',
    name: 'VSI-Bench',
    license:
      'metadata Apache-2.0; the rooms are of ScanNet, ScanNet++ and ARKitScenes, each under its own terms of use (non-commercial research)',
    warning: CONTAMINATION,
  },
  revsi: {
    source: 'revsi',
    name: 'ReVSI',
    license:
      'the terms of ReVSI; the rooms are of ScanNet, ScanNet++, ARKitScenes and others, each under its own terms of use (non-commercial research)',
    warning: CONTAMINATION,
  },
  roomplan: { source: 'roomplan', name: 'Apple RoomPlan', license: 'whoever scanned the room decides' },
  boxes: { source: 'boxes', name: 'boxes of a file', license: 'not known: the file does not say' },
  generated: { source: 'generated', name: 'v2lo-map', license: 'Apache-2.0; no outside data' },
}
