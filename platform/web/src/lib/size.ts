/** Bytes as people say them. */
export const sizeText = (bytes: number): string => {
  if (bytes >= 1024 ** 3) return `${Math.round((bytes / 1024 ** 3) * 10) / 10} GB`;
  return bytes >= 1024 ** 2
    ? `${Math.round((bytes / 1024 ** 2) * 10) / 10} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} KB`;
};
