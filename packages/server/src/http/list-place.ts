/** Where a list that is sorted by moment continues: the moment and the name of the last entry. */
export function momentAnd(place: string): readonly [moment: string, name: string] {
  const [moment = '', name = ''] = place.split(' ');
  return [moment, name];
}

/** Is a text such a place, with a name of the right form? */
export function isMomentAnd(place: string, isName: (name: string) => boolean): boolean {
  const [moment, name] = momentAnd(place);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(moment) && !Number.isNaN(Date.parse(moment)) && isName(name);
}
