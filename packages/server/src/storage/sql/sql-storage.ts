import type {Storage} from '../storage.ts';
import {client, saveClient} from './clients.ts';
import {count, recount} from './counts.ts';
import type {Engine} from './engine.ts';
import {institution, listInstitutions, saveInstitutions} from './institutions.ts';
import {addInvitation, invitation} from './invitations.ts';
import {listOrders} from './orders.ts';
import {submitRating} from './ratings.ts';
import {registerService, service} from './services.ts';

/** The storage over a database: which operation answers which question. */
export function sqlStorage(engine: Engine): Storage {
  return {
    saveInstitutions: institutions => engine.write(() => saveInstitutions(institutions)),
    institution: code => engine.read(institution(code)),
    listInstitutions: page => engine.read(listInstitutions(page)),
    saveClient: changed => engine.write(() => saveClient(changed)),
    client: id => engine.read(client(id)),
    registerService: registration => engine.write(() => registerService(registration)),
    service: (serviceId, within) => engine.read(service(serviceId, within)),
    addInvitation: added => engine.write(() => addInvitation(added)),
    invitation: tokenHash => engine.read(invitation(tokenHash)),
    submitRating: submission => submitRating(engine, submission),
    listOrders: page => engine.read(listOrders(page)),
    count: scope => engine.read(count(scope)),
    recount: () => engine.read(recount()),
    close: () => engine.close(),
  };
}
