/** What a citizen may do with dossiers, by the transition table; each act checks on its own that it is theirs. */
export const citizenPermissions: readonly string[] = [
  'dossier:register@own',
  'dossier:submit-supplement@own',
  'dossier:withdraw@own',
  'dossier:confirm-payment@own',
  'dossier:read@own',
  'catalog:read',
  'directory:read',
];
