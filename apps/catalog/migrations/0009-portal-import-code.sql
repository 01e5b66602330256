-- What the last import said of a procedure is shown with it.
create index portal_import_row_code on portal_import_row (code, import_id desc);
