/** Pictures that the server makes small ones of, as its `MediaTypes` has them. */
export const isPicture = (type: string) => /^image\/(jpeg|png|gif|bmp|webp)$/.test(type);

/** Whose pages the server draws as pictures, one by one. */
export const hasPages = (type: string) => ['application/pdf', 'application/ofd', 'image/tiff'].includes(type);
