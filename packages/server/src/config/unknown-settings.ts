import leven from 'leven';

/**
 * One sentence for each variable that is not a setting and nearly has the name of one, such as `CORS_ORIGIN`: what it says
 * has no effect. Names that programs share, such as `HOSTNAME`, are not near enough; the value is not repeated.
 *
 * @param env the environment of the process
 * @param settings the names of all settings
 */
export function nearNames(
  env: Readonly<Record<string, string | undefined>>,
  settings: readonly string[],
): readonly string[] {
  return Object.entries(env)
    .filter(([name, value]) => value !== undefined && value !== '' && !settings.includes(name))
    .flatMap(([name]) => {
      const meant = settings.find(setting => distance(name, setting) <= farthest(setting));
      return meant === undefined ? [] : [`${name} is not a setting and has no effect; perhaps ${meant} is meant`];
    });
}

/** Letters that differ; small letters and other separators are the same name for a person. */
const distance = (name: string, setting: string): number =>
  leven(name.toUpperCase().replace(/[-.]/g, '_'), setting, {maxDistance: farthest(setting) + 1});

/** A short name has too many neighbours that mean something else. */
const farthest = (setting: string): number =>
  setting.length < 8 ? 0 : setting.length < 10 ? 1 : setting.length < 14 ? 2 : 3;
