import {
  AudioOutlined,
  FileExcelOutlined,
  FileImageOutlined,
  FileOutlined,
  FilePdfOutlined,
  FilePptOutlined,
  FileTextOutlined,
  FileWordOutlined,
  FileZipOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';

const icons = [
  [/^image\//, FileImageOutlined],
  [/^video\//, VideoCameraOutlined],
  [/^audio\//, AudioOutlined],
  [/pdf$/, FilePdfOutlined],
  [/word|opendocument\.text|rtf/, FileWordOutlined],
  [/excel|spreadsheet|csv/, FileExcelOutlined],
  [/powerpoint|presentation/, FilePptOutlined],
  [/zip|compressed|x-7z|x-rar/, FileZipOutlined],
  [/^text\//, FileTextOutlined],
] as const;

/** What kind of file it is, at a glance. */
export function DocumentIcon({ type }: { type: string }) {
  const Icon = icons.find(([pattern]) => pattern.test(type))?.[1] ?? FileOutlined;
  return <Icon aria-hidden />;
}
