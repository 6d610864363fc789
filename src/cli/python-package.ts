/** The Python that started this command line out of its package v2lo_map; `undefined` where npm installed it. */
export const pythonOfPackage = (): string | undefined => process.env.V2LO_MAP_PYTHON || undefined
