import type {Config} from '../config/config.ts';
import {oidcStaffAuthenticator, type StaffAuthenticator} from '../security/identity-provider.ts';
import {remoteKeys} from '../security/provider-keys.ts';
import {fetchOutside} from './names.ts';

/** Who may sign in as the configuration says; undefined when it names no identity provider. */
export function configuredStaffAuthenticator(config: Config): StaffAuthenticator | undefined {
  const {OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_JWKS_URL: keys} = config;
  if (issuer === undefined || audience === undefined || keys === undefined) return undefined;
  return oidcStaffAuthenticator({
    issuer,
    audience,
    keys: remoteKeys(new URL(keys), Date.now, fetchOutside),
    roleClaim: config.OIDC_ROLE_CLAIM,
    institutionClaim: config.OIDC_INSTITUTION_CLAIM,
    tokenType: config.OIDC_TOKEN_TYPE,
    longestMinutes: config.OIDC_TOKEN_MINUTES,
  });
}

/** The warning in the log when no member of staff can sign in. */
export const noSignInWarning =
  'No identity provider is set: what people of institutions and bureaus call answers "unauthorized". Set OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URL.';
