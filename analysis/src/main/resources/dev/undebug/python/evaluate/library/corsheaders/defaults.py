# corsheaders.defaults of django-cors-headers 3.0 to 4.9.
_HEADERS = ("accept", "accept-encoding", "authorization", "content-type", "dnt", "origin", "user-agent", "x-csrftoken", "x-requested-with")
_FORBIDDEN = ("accept-encoding", "dnt", "origin")
default_headers = tuple([one for one in _HEADERS if one not in _FORBIDDEN]) if _VERSION >= (4,) else _HEADERS
default_methods = ("DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT")
