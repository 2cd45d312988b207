# textwrap.
def _margin(line):
    return line[:len(line) - len(line.lstrip(" \t"))]


def dedent(text):
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        own = _margin(line)
        if margin is None or margin.startswith(own):
            margin = own
        elif not own.startswith(margin):
            common = 0
            while common < min(len(own), len(margin)) and own[common] == margin[common]:
                common += 1
            margin = margin[:common]
    if not margin:
        return "\n".join(lines)
    return "\n".join([line[len(margin):] if line else line for line in lines])


def indent(text, prefix, predicate=None):
    if predicate is not None:
        return _unknown("lines that the program chooses", "textwrap")
    return "\n".join([prefix + line if line.strip() else line for line in text.split("\n")])
