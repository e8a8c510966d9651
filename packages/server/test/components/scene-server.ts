import {aService} from '@gov-rating/contract/testing';
import {serve} from '../../src/node.ts';
import {aScene, Caller, district, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice} from '../fixtures/device.fixtures.ts';
import {raterToken} from '../fixtures/rater.fixtures.ts';
import type {Lifetime} from '../fixtures/server-process.fixtures.ts';

export type SceneOptions = Parameters<typeof aScene>[0];

/** A server of this process whose scene can be changed, and the scene as it is met behind a proxy. */
export interface SceneServer {
  readonly port: number;
  /** A new scene behind the same port; its calls go to `base`. */
  readonly scene: (base: string, fetchIt?: (request: Request) => Promise<Response>) => Promise<Scene>;
}

/** Serves scenes over real HTTP, one after another, at one port. */
export async function sceneServer(ending: Lifetime, options: SceneOptions = {}): Promise<SceneServer> {
  let current = await aScene(options);
  const running = await serve({
    app: {fetch: (request, peer) => current.app.fetch(request, peer)},
    port: 0,
    trustedProxies: 1,
    warn: () => undefined,
  });
  ending.after(() => running.close(0));
  return {
    port: running.port,
    async scene(base, fetchIt = fetch) {
      current.app.endStreams();
      await current.storage.close();
      current = await aScene(options);
      return Object.assign(new Caller(fetchIt, base), {...current});
    },
  };
}

/** The token that the kind of caller has who may call a route. */
export async function tokenOf(scene: Scene, who: string): Promise<string | undefined> {
  if (who === 'everybody') return undefined;
  if (who === 'citizen') return (await scene.invited(9)).token;
  if (who === 'rater') return raterToken(scene);
  if (who === 'device') return (await aDevice(scene)).deviceKey;
  if (who === 'department') return scene.accessToken();
  return scene.personToken(who as Parameters<Scene['personToken']>[0]);
}

/** Facts of a service of the district. */
export const districtService = (serviceNumber: number) =>
  aService({serviceNumber, institutionCode: district.code, servedAt: '2026-11-24T09:30:00+08:00'});
