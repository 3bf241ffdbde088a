/** What every picker gets: what is chosen now, and how to choose something else. */
export interface PickerProps {
  label: string;
  values: string[];
  onChange: (values: string[]) => void;
  /** Where nothing is chosen; without it that anything will do. */
  placeholder?: string;
}
