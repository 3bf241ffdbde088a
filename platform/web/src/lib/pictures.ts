/** Pictures that the server makes small ones of, as its `MediaTypes` has them. */
export const isPicture = (type: string) => /^image\/(jpeg|png|gif|bmp|webp)$/.test(type);
