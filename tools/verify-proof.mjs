#!/usr/bin/env node
// Checks the proof of a dossier (GET /v1/dossiers/{code}/proof) offline: node verify-proof.mjs PROOF.json CERTIFICATES.pem
// CERTIFICATES.pem: whom you trust to issue certificates of time stamp authorities; not taken from whoever gave you the proof.
// Exit code 0: every event is proven. 2: nothing is wrong, but some events are not proven. 1: refused.
import { hash, verify, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

const must = (condition, why) => {
  if (!condition) throw new Error(why);
};
const sha256 = (...parts) => hash('sha256', Buffer.concat(parts), 'buffer');
const linesOf = (values) => values.map((value) => JSON.stringify(value)).join('\n');
const bytesOf = (hex) => Buffer.from(hex, 'hex');

/** One DER value: its tag, its content, and where the next one begins. */
function der(bytes, from = 0) {
  let [start, length] = [from + 2, bytes[from + 1]];
  if (length > 0x80) [start, length] = [start + length - 0x80, bytes.readUIntBE(start, length - 0x80)];
  const end = start + length;
  must(length !== 0x80 && end <= bytes.length, 'it is no DER');
  return { tag: bytes[from], content: bytes.subarray(start, end), whole: bytes.subarray(from, end), end };
}
function parts({ content }) {
  const all = [];
  for (let at = 0; at < content.length; at = all.at(-1).end) all.push(der(content, at));
  return all;
}
const octets = (node) => (node.tag === 0x24 ? Buffer.concat(parts(node).map(octets)) : node.content);
const oid = (node) => node?.content.toString('hex');
const [SIGNED_DATA, TST_INFO, SHA256] = ['2a864886f70d010702', '2a864886f70d0109100104', '608648016503040201'];
const [CONTENT_TYPE, MESSAGE_DIGEST] = ['2a864886f70d010903', '2a864886f70d010904'];
const [NAMES_SIGNER, NAMES_SIGNER_V1] = ['2a864886f70d010910022f', '2a864886f70d010910020c']; // by SHA-2, by SHA-1
const DIGESTS = { [SHA256]: 'sha256', '608648016503040202': 'sha384', '608648016503040203': 'sha512' };
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** The time an RFC 3161 token tells of the digest. Throws when it proves nothing. */
function timeOf(token, digest, trusted) {
  const outer = der(token);
  const [kind, wrapped] = parts(outer);
  must(outer.end === token.length && oid(kind) === SIGNED_DATA, 'it is no signed data');
  const signed = parts(parts(wrapped)[0]);
  const [contentKind, contentPart] = parts(signed[2]);
  must(oid(contentKind) === TST_INFO, 'what is signed is no time stamp');
  const info = octets(parts(contentPart)[0]);
  const [, , imprint, , generated] = parts(der(info));
  const [imprintKind, imprinted] = parts(imprint);
  must(oid(parts(imprintKind)[0]) === SHA256 && imprinted.content.equals(digest), 'it is over something else');
  const [signerInfo, another] = parts(signed.at(-1));
  const [, , digestKind, attributes, , signature] = parts(signerInfo);
  const algorithm = DIGESTS[oid(parts(digestKind)[0])];
  must(!another && algorithm && attributes.tag === 0xa0, 'it is signed in an unknown way');
  const attribute = new Map(parts(attributes).map((one) => [oid(parts(one)[0]), parts(parts(one)[1])[0]]));
  must(oid(attribute.get(CONTENT_TYPE)) === TST_INFO, 'its signature is for another kind of content');
  must(attribute.get(MESSAGE_DIGEST)?.content.equals(hash(algorithm, info, 'buffer')), 'its content was changed');
  // The signature names its certificate by a hash (RFC 5816): no other one can be put in its place.
  const naming = attribute.get(NAMES_SIGNER) ?? attribute.get(NAMES_SIGNER_V1) ?? must(false, 'it names no signer');
  const named = parts(parts(parts(naming)[0])[0]).find(({ tag }) => tag === 4)?.content ?? Buffer.alloc(0);
  const certificates = signed.filter(({ tag }) => tag === 0xa0).flatMap((set) => parts(set).map(({ whole }) => whole));
  const isNamed = (one) => ['sha1', ...Object.values(DIGESTS)].some((by) => hash(by, one, 'buffer').equals(named));
  const signer = new X509Certificate(certificates.find(isNamed) ?? must(false, 'its certificate is missing'));
  const toSign = Buffer.concat([Buffer.from([0x31]), attributes.whole.subarray(1)]); // as a SET (RFC 5652, 5.4)
  must(verify(algorithm, toSign, signer.publicKey, signature.content), 'its signature is wrong');
  must(signer.keyUsage?.join() === TIME_STAMPING, 'its certificate is not for time stamping');
  const text = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(\.\d+)?)Z$/.exec(generated.content.toString('latin1'));
  must(text, 'its time cannot be read');
  const time = new Date(`${text.slice(1, 4).join('-')}T${text.slice(4, 7).join(':')}Z`);
  const issuers = certificates.map((one) => new X509Certificate(one)).filter(({ ca }) => ca);
  must(leadsTo(signer, trusted, issuers, time), 'its certificate leads to nobody you trust');
  return time;
}

function leadsTo(certificate, trusted, issuers, time, depth = 0) {
  const { validFrom, validTo } = certificate;
  if (depth > 5 || time < Date.parse(validFrom) || time > Date.parse(validTo)) return false;
  const issued = (by) => certificate.checkIssued(by) && certificate.verify(by.publicKey);
  if (trusted.some((one) => one.raw.equals(certificate.raw) || issued(one))) return true;
  return issuers.some((one) => issued(one) && leadsTo(one, trusted, issuers, time, depth + 1));
}

/** The time a root was stamped; null when it waits for its stamp. */
function stampOf({ token, service, number, beganAt, endedAt, ...root }, trusted) {
  const { firstPosition, lastPosition, events, previous } = root;
  const said = [service, number, beganAt, endedAt, firstPosition, lastPosition, events, root.root, previous ?? ''];
  return token === null ? null : timeOf(Buffer.from(token, 'base64'), sha256(Buffer.from(linesOf(said))), trusted);
}

/** The root an RFC 6962 path leads to (RFC 9162, 2.1.3.2). */
function rootBy(digest, { index, path }, size) {
  must(Number.isInteger(index) && index >= 0 && index < size, 'a place is outside the tree');
  let [node, last, result] = [index, size - 1, sha256(Buffer.from([0]), digest)];
  for (const sibling of path.map(bytesOf)) {
    const right = node % 2 === 1 || node === last;
    must(last > 0, 'a path is too long');
    result = sha256(Buffer.from([1]), ...(right ? [sibling, result] : [result, sibling]));
    while (right && node % 2 === 0 && node !== 0) [node, last] = [node >> 1, last >> 1];
    [node, last] = [node >> 1, last >> 1];
  }
  must(last === 0, 'a path is too short');
  return result;
}

/** Adds to each event the time by which it existed; null when nothing proves it yet. Throws when anything does not fit. */
function check({ format, service, subject, eventCount, events, roots }, trusted) {
  must(format === 'motcua-inclusion-proof/1', 'this is no proof of a kind known here');
  must(events.length === eventCount, `${eventCount} events are announced, ${events.length} are there`);
  const known = new Map(roots.map((root) => [root.number, { ...root, time: stampOf(root, trusted) }]));
  const follows = (root, at) => root.service === service && (at === 0 || root.number > roots[at - 1].number);
  must(roots.every(follows), 'a root is of another service, or in another place');
  const isWaiting = roots.map(({ token }) => token === null);
  must(!isWaiting.some((waits, at) => waits && isWaiting[at + 1] === false), 'a root has lost its time stamp');
  let [before, last] = ['', [0, -1]];
  return events.map((event, at) => {
    const { id, sequence, type, occurredAt, actor, correlationId, data, digest, sealed } = event;
    must(sequence === at + 1, `event ${at + 1} is missing or in another place`);
    const facts = linesOf([id, subject, sequence, type, occurredAt, actor, correlationId, data]);
    must(hash('sha256', `${before}\n${facts}`) === digest, `event ${sequence}, or one before it, was changed`);
    before = digest;
    const place = sealed === null ? [Infinity, at] : [sealed.root, sealed.index];
    must(place[0] > last[0] || (place[0] === last[0] && place[1] > last[1]), `event ${sequence} is out of order`);
    last = place;
    if (sealed === null) return { ...event, time: null };
    const root = known.get(sealed.root);
    const fits = root && rootBy(bytesOf(digest), sealed, root.events).equals(bytesOf(root.root));
    must(fits, `event ${sequence} is not in the tree of its root`);
    return { ...event, time: root.time };
  });
}

try {
  const [proofFile, certificatesFile] = process.argv.slice(2);
  must(certificatesFile, 'say: node verify-proof.mjs PROOF.json CERTIFICATES.pem');
  const pem = readFileSync(certificatesFile, 'utf8').match(/-----BEGIN CERT[^-]+-----[^-]+-----END CERT[^-]+-----/g);
  must(pem, `${certificatesFile} holds no certificate`);
  const proof = JSON.parse(readFileSync(proofFile, 'utf8'));
  const trusted = pem.map((one) => new X509Certificate(one));
  const events = check(proof, trusted);
  for (const { sequence, type, occurredAt, actor, time } of events) {
    const proven = time ? `PROVEN (được chứng minh): written by ${time.toISOString()}` : 'NOT PROVEN YET (chưa)';
    console.log(`${sequence}. ${type}, by ${actor}, said to be at ${occurredAt}: ${proven}`);
  }
  const open = events.filter(({ time }) => time === null).length;
  console.log(`Dossier ${proof.subject}: ${events.length - open} events proven, ${open} not yet.`);
  if (open > 0) console.log('Not yet: not sealed, or without a time stamp. They may be invented; ask again later.');
  console.log('Proven is: these events were written in this order, none left out between them, none changed since.');
  console.log('Not proven is: that they are true, happened at the time they say, or that no later ones exist.');
  process.exitCode = open > 0 || events.length === 0 ? 2 : 0;
} catch (error) {
  console.error(`REFUSED (không được công nhận): ${error.message}`);
  process.exitCode = 1;
}
