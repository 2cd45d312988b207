"""Structural pattern matching, from PEP 634 to 636."""
match (100, 200):
   case (100, 300):
       print('Case 1')
   case (100, 200) if flag:
       print('Case 2')
   case (100, y):
       print(f'Case 3, y: {y}')
   case _:
       print('Case 4, I match anything!')
match command.split():
    case ["quit"]:
        print("Goodbye!")
    case ["go", ("north" | "south" | "east" | "west") as direction]:
        current_room = current_room.neighbor(direction)
    case ["get", obj] | ["pick", "up", obj] | ["pick", obj, "up"]:
        pass
    case ["drop", *objects]: pass
    case [action, obj]: pass
match point:
    case Point(x=0, y=0): print("Origin is the point's location.")
    case Point(1, y=var) | Point(x=1, y=var): pass
    case Point(x=x, y=y) if x == y: print(f"Y=X at {x}")
    case Point(): pass
    case [Point(x=0, y=y1), Point(x=0, y=y2)]: pass
    case Click(position=(x, y), button=Button.LEFT): pass
    case (Point(x1, y1), Point(x2, y2) as p2): pass
    case Color.RED: pass
    case {"text": message, "color": c, **rest}: pass
    case {"sleep": float() | int() as duration}: pass
    case {"x": int(), 1: -0j, -1 + 2.5j: 'a' "b", None: _, True: False}: pass
    case str() | None as text: pass
    case (((x))): pass
    case [(x)], (x,), [x,], ((x),): pass
match x, *y:
    case [a, *_, b]: pass
match (yield):
    case _: pass
match -x:
    case 0: pass
match [a]:
    case []: pass
match {}:
    case {}: pass
match not x:
    case _: pass
match lambda: 1:
    case _: pass
match await_:
    case "a": pass
match: int = 1
match, = x
match * a
match(a)(b)
match (a, b)
match = {match: match}
print(match, case)
case: int
class match: pass
def case(match=1, /, case=2): match.case; case[match]
for match in case: pass
match if match else case
