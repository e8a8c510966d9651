/** Whose results: at most one of area prefix and institution; days are inclusive. */
export interface CountScope {
  /** First digits of the area code, e.g. `44` for a province, `4401` for a city. */
  readonly areaPrefix?: string;
  /** This institution and all below. */
  readonly institutionCode?: string;
  readonly from?: string;
  readonly to?: string;
  /** Only of institutions, area by area, that at least so many people rated in the month, or that nobody did. */
  readonly minimumGiven?: number;
}
