"""What schemathesis cannot read from the OpenAPI document. Loaded by schemathesis.toml."""

import schemathesis


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """
    A field that is answered must be declared. The published schemas leave answers open, so that callers bear with the fields
    of later versions; here every object that names its fields is closed.
    """
    for schema in raw_schema["components"]["schemas"].values():
        close(schema)


def close(schema):
    if isinstance(schema, list):
        for one in schema:
            close(one)
    if not isinstance(schema, dict):
        return
    if isinstance(schema.get("properties"), dict):
        schema.setdefault("additionalProperties", False)
    for key, value in schema.items():
        if key not in ("example", "default", "enum"):
            close(value)
