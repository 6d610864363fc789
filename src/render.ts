export type { CharacterMapOptions } from './render/characters'
export { renderCharacters } from './render/characters'
