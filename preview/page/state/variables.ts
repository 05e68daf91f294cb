/** The value that stands for all values of a variable. */
export const allValue = '$__all';

/** The variables of the preview's dashboard, as the address holds them. */
export const variableNames = ['endpoint'] as const;
export type VariableName = (typeof variableNames)[number];

/** The chosen values of a variable; all of them where the list is empty. */
export function chosenValues(search: URLSearchParams, name: VariableName): string[] {
  return search
    .getAll(`var-${name}`)
    .filter((value) => value !== '' && value !== allValue && value !== 'All');
}
