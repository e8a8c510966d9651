import type {CalledPerson, ServedPerson} from '@gov-rating/contract';

/**
 * What a call back needs of a person, and no more: name and number, of the person and of who acted for it. Certificates are
 * left out, and so is whatever a stored person of another version has.
 */
export const calledPerson = ({name, phone, agent}: ServedPerson): CalledPerson => ({
  name,
  phone,
  ...(agent && {agent: {name: agent.name, phone: agent.phone}}),
});
