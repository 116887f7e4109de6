"""Random mistakes: each function makes one in a template, in place, and says what it did, or None if it found no place.

They are what people get wrong: names, types, values, references, functions, attributes of resources, and the sections
around them. All choices come from the `random.Random` that is handed in.
"""

import copy
import re

FUNCTIONS = ("Ref", "Fn::GetAtt", "Fn::Sub", "Fn::If", "Fn::Join", "Fn::Select", "Fn::FindInMap", "Fn::Split",
             "Fn::Base64", "Fn::Cidr", "Fn::GetAZs", "Fn::ImportValue")


def places(node, path=()):
    """Every (parent, key, path) below a node."""
    for key, child in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield node, key, path + (str(key),)
        yield from places(child, path + (str(key),))


def is_call(value):
    return isinstance(value, dict) and len(value) == 1 and next(iter(value)) in FUNCTIONS


def resources(template):
    section = template.get("Resources")
    return [(name, r) for name, r in section.items() if isinstance(r, dict)] if isinstance(section, dict) else []


def property_places(random, template, wanted=lambda value: True):
    """A random place in the properties of some resource, whose value is of the wanted kind."""
    found = [place for name, resource in resources(template)
             for place in places(resource.get("Properties", {}), (name,)) if wanted(place[0][place[1]])]
    return random.choice(found) if found else None


def replace(random, template, wanted, make, word):
    place = property_places(random, template, wanted)
    if not place:
        return None
    parent, key, path = place
    parent[key] = make(parent[key])
    return "%s %s" % (word, ".".join(path))


def misspell_property(random, template):
    place = property_places(random, template)
    if not place or not isinstance(place[0], dict) or is_call(place[0]):
        return None
    parent, key, path = place
    parent[key + random.choice("sXe")] = parent.pop(key)
    return "misspell " + ".".join(path)


def remove_property(random, template):
    place = property_places(random, template)
    if not place:
        return None
    del place[0][place[1]]
    return "remove " + ".".join(place[2])


def remove_properties(random, template):
    with_properties = [(n, r) for n, r in resources(template) if "Properties" in r]
    if not with_properties:
        return None
    name, resource = random.choice(with_properties)
    del resource["Properties"]
    return "remove properties of " + name


def scalar_to_other(random, template):
    other = random.choice(["", [], {}, "not-a-value", -1, 0, 99999999, True, "true", "a" * 300, 1.5, ["a"], {"Key": "a"}])
    return replace(random, template, lambda v: not isinstance(v, (dict, list)), lambda v: other, "set %r at" % (other,)
                   if len(str(other)) < 30 else "set a long text at")


def wrap_in_list(random, template):
    return replace(random, template, lambda v: not isinstance(v, list), lambda v: [v], "wrap")


def unwrap_list(random, template):
    return replace(random, template, lambda v: isinstance(v, list) and v, lambda v: v[0], "unwrap")


def repeat_item(random, template):
    return replace(random, template, lambda v: isinstance(v, list) and v, lambda v: v + [copy.deepcopy(v[0])], "repeat")


def empty(random, template):
    return replace(random, template, lambda v: isinstance(v, (dict, list)) and v and not is_call(v), lambda v: type(v)(), "empty")


def change_text(random, template):
    """A text that is nearly right: an enum's, a pattern's or an ARN's."""
    def make(text):
        return random.choice([text + "x", text.lower(), text.upper(), text[:-1], text.replace(":", "-"), " " + text,
                              text.replace("1", "9"), text + "/", "*", text.replace("arn:aws:", "arn:aw:")])
    return replace(random, template, lambda v: isinstance(v, str) and v, make, "change")


def change_number(random, template):
    return replace(random, template, lambda v: isinstance(v, int) and not isinstance(v, bool),
                   lambda v: random.choice([v + 1, -v, v * 1000, str(v), v / 7]), "change")


def use_function(random, template):
    names = [n for n, _ in resources(template)] or ["None"]
    function = random.choice([
        {"Ref": random.choice(names)}, {"Ref": "Unknown"}, {"Fn::GetAtt": [random.choice(names), "Arn"]},
        {"Fn::GetAtt": [random.choice(names), "Unknown"]}, {"Fn::GetAtt": "Unknown.Arn"}, {"Fn::Sub": "${Unknown}"},
        {"Fn::Sub": "${AWS::Region}"}, {"Fn::If": ["Unknown", "a", "b"]}, {"Ref": "AWS::NoValue"},
        {"Fn::Join": ["", "a"]}, {"Fn::Join": ["", ["a", "b"]]}, {"Fn::Select": [5, ["a"]]}, {"Fn::Select": ["a", ["a"]]},
        {"Fn::Split": [",", "a,b"]}, {"Fn::FindInMap": ["Unknown", "a", "b"]}, {"Fn::Base64": ["a"]}, {"Fn::GetAZs": ""},
        {"Fn::Sub": ["a", {"b": "c"}]}, {"Fn::Cidr": ["10.0.0.0/16", 300, 8]}, {"Fn::ImportValue": ["a"]},
        {"Ref": "AWS::AccountId"}, {"Ref": "AWS::Unknown"}, {"Fn::Unknown": "a"}, {"Fn::Select": [0, {"Fn::GetAZs": ""}]}])
    return replace(random, template, lambda v: True, lambda v: copy.deepcopy(function), "%s at" % next(iter(function)))


def break_call(random, template):
    calls = [p for p in places(template) if is_call(p[0][p[1]])]
    if not calls:
        return None
    parent, key, path = random.choice(calls)
    name, argument = next(iter(parent[key].items()))
    wrong = [[], "", {}, 1, [argument], {"Ref": "AWS::Region"}, "Unknown", None]
    if isinstance(argument, list) and argument:
        wrong += [argument[:-1], argument + ["more"], argument[::-1], argument[0]]
    if isinstance(argument, str):
        wrong += [argument + "x", argument.lower(), argument + ".Arn"]
    parent[key] = {name: random.choice(wrong)}
    return "break %s" % ".".join(path)


def swap_targets(random, template):
    names = [n for n, _ in resources(template)]
    calls = [p[0] for p in places(template) if p[1] in ("Ref", "Fn::GetAtt") and isinstance(p[0], dict) and len(p[0]) == 1]
    if not calls or not names:
        return None
    call, name = random.choice(calls), random.choice(names)
    if "Ref" in call:
        call["Ref"] = name
    elif isinstance(call["Fn::GetAtt"], list):
        call["Fn::GetAtt"] = [name] + call["Fn::GetAtt"][1:]
    else:
        call["Fn::GetAtt"] = re.sub(r"^[^.]*", name, str(call["Fn::GetAtt"]))
    return "refer to " + name


def change_attribute(random, template):
    """An attribute of a resource beside its properties."""
    all_of_them = resources(template)
    if not all_of_them:
        return None
    name, resource = random.choice(all_of_them)
    key, value = random.choice([
        ("DependsOn", "Unknown"), ("DependsOn", [name]), ("DependsOn", {"Ref": name}), ("DependsOn", random.choice(all_of_them)[0]),
        ("Condition", "Unknown"), ("Condition", ["a"]), ("DeletionPolicy", "Keep"), ("DeletionPolicy", "Snapshot"),
        ("UpdateReplacePolicy", "Delete"), ("UpdateReplacePolicy", "Unknown"), ("UpdatePolicy", {"Unknown": {}}),
        ("UpdatePolicy", {"AutoScalingRollingUpdate": {"MinInstancesInService": "x"}}),
        ("CreationPolicy", {"ResourceSignal": {"Count": "x", "Timeout": 15}}), ("CreationPolicy", {"Unknown": {}}),
        ("Metadata", ["a"]), ("Metadata", {"AWS::CloudFormation::Init": {"config": {"packages": []}}}), ("Unknown", "a"),
        ("Type", "AWS::Unknown::Type"), ("Type", random.choice(all_of_them)[1].get("Type")), ("Type", None), ("Properties", []),
        ("Properties", "a")])
    resource[key] = copy.deepcopy(value)
    return "%s of %s is %s" % (key, name, value)


def change_section(random, template):
    """An entry of another section, wrong or nearly right."""
    names = [n for n, _ in resources(template)] or ["None"]
    some = random.choice(names)
    section, entry = random.choice([
        ("Parameters", {"Type": "Strin"}), ("Parameters", {"Type": "String", "AllowedValues": ["a"], "Default": "b"}),
        ("Parameters", {"Type": "Number", "Default": "b"}), ("Parameters", {"Type": "Number", "MinValue": 5, "Default": 2}),
        ("Parameters", {"Type": "String", "MinLength": 5, "Default": "b"}), ("Parameters", {"Type": "String", "Unknown": 1}),
        ("Parameters", {"Type": "String", "AllowedPattern": "[", "Default": "b"}), ("Parameters", {"Default": "b"}),
        ("Parameters", {"Type": "String", "AllowedPattern": "^[0-9]+$", "Default": "b"}), ("Parameters", []),
        ("Parameters", {"Type": "CommaDelimitedList", "Default": ["a"]}), ("Parameters", {"Type": "String", "NoEcho": "maybe"}),
        ("Parameters", {"Type": "String", "Default": {"Ref": some}}), ("Parameters", {"Type": "AWS::SSM::Parameter::Value<Strin>"}),
        ("Outputs", {"Value": {"Ref": "Unknown"}}), ("Outputs", {"Value": {"Fn::GetAtt": [some, "Unknown"]}}), ("Outputs", "a"),
        ("Outputs", {"Value": ["a"]}), ("Outputs", {"Value": 1}), ("Outputs", {"Value": True}), ("Outputs", {"Value": "a", "Export": "b"}),
        ("Outputs", {"Value": "a", "Condition": "Unknown"}), ("Outputs", {"Value": "a", "Unknown": 1}), ("Outputs", {}),
        ("Outputs", {"Value": "a", "Export": {"Name": ["b"]}}), ("Outputs", {"Value": {"Fn::GetAZs": ""}}),
        ("Outputs", {"Value": {"Fn::GetAtt": [some, "Arn"]}, "Description": {"Ref": some}}),
        ("Mappings", {"a": {"b": {"c": "d"}}}), ("Mappings", {"a": "b"}), ("Mappings", {"a": {"b": {"Ref": some}}}), ("Mappings", []),
        ("Mappings", {"a": {"b.c": "d"}}), ("Mappings", {"a b": {"c": "d"}}), ("Mappings", {"a": {"b": [["c"]]}}),
        ("Conditions", {"Fn::Equals": ["a"]}), ("Conditions", {"Fn::Equals": ["a", {"Ref": some}]}), ("Conditions", "a"), ("Conditions", {}),
        ("Conditions", {"Fn::Not": {"Condition": "a"}}), ("Conditions", {"Fn::And": [{"Condition": "Unknown"}, {"Fn::Equals": ["a", "b"]}]}),
        ("Conditions", {"Fn::Or": [{"Fn::Equals": ["a", "b"]}]}), ("Conditions", {"Fn::Equals": [{"Ref": "AWS::Region"}, "a"]}),
        ("Conditions", {"Condition": ["a"]}), ("Conditions", {"Fn::If": ["a", "b", "c"]}), ("Conditions", {"Fn::Unknown": "a"}),
        ("Conditions", {"Fn::Equals": [{"Fn::GetAtt": [some, "Arn"]}, "a"]}), ("Conditions", {"Ref": "AWS::Region"}), ("Conditions", True),
        ("Rules", {"Assertions": [{"Assert": {"Fn::Contains": [["a"], "a"]}}]}), ("Rules", {"Assertions": []}), ("Rules", {"Unknown": 1}),
        ("Rules", {"Assertions": [{"Assert": "a"}]}), ("Rules", {"RuleCondition": "a", "Assertions": [{"Assert": {"Fn::Equals": ["a", "b"]}}]}),
        ("Rules", {"RuleCondition": {"Fn::Equals": ["a"]}, "Assertions": [{"Assert": {"Fn::Equals": ["a", "b"]}}]}),
        ("Rules", {"Assertions": [{"Assert": {"Fn::Contains": ["a", "a"]}, "AssertDescription": 5}]}), ("Rules", "a"), ("Metadata", None)])
    if not isinstance(template.get(section), dict):
        template[section] = {}
    existing = list(template[section])
    key = random.choice(existing) if existing and random.random() < 0.3 else "Another"
    template[section][key] = copy.deepcopy(entry)
    return "%s.%s is %s" % (section, key, entry)


def change_template(random, template):
    key, value = random.choice([
        ("Unknown", {}), ("AWSTemplateFormatVersion", "2010-09-10"), ("Description", ["a"]), ("Description", "a" * 1100),
        ("Transform", "AWS::Unknown"), ("Transform", ["AWS::LanguageExtensions", 1]), ("Outputs", []), ("Conditions", "a"),
        ("Parameters", "a"), ("Mappings", "a"), ("Metadata", []), ("Metadata", "a"), ("Rules", [])])
    template[key] = value
    return "%s is %.40s" % (key, value)


def add_property(random, template):
    """A property that the resource's type may have, with some value, or one that another resource here has."""
    all_of_them = [(n, r) for n, r in resources(template) if isinstance(r.get("Properties"), dict)]
    if not all_of_them:
        return None
    name, resource = random.choice(all_of_them)
    donors = [r["Properties"] for _, r in all_of_them if r.get("Type") == resource.get("Type")]
    donor = random.choice(donors)
    if not donor:
        return None
    key = random.choice(list(donor))
    resource["Properties"][key] = copy.deepcopy(donor[key])
    return "%s of another for %s" % (key, name)


def copy_resource(random, template):
    all_of_them = resources(template)
    if not all_of_them:
        return None
    name, resource = random.choice(all_of_them)
    template["Resources"][name + "Copy"] = copy.deepcopy(resource)
    return "copy " + name


def wrap_in_if(random, template):
    """A choice, of which one branch is wrong or left out."""
    conditions = template.setdefault("Conditions", {})
    if not isinstance(conditions, dict):
        return None
    conditions.setdefault("Chosen", {"Fn::Equals": [{"Ref": "AWS::Region"}, "us-east-1"]})
    wrong = random.choice([{"Ref": "AWS::NoValue"}, "wrong", ["wrong"], {}, -1, {"Ref": "AWS::StackName"}])
    return replace(random, template, lambda v: not is_call(v), lambda v: {
        "Fn::If": ["Chosen"] + random.choice([[v, wrong], [wrong, v]])}, "choose %r instead at" % (wrong,))


def write_as_call(random, template):
    """A text as a call that gives the same, or nearly."""
    def make(text):
        return random.choice([{"Fn::Sub": text}, {"Fn::Join": ["", [text]]}, {"Fn::Join": ["-", [text, {"Ref": "AWS::Region"}]]},
                              {"Fn::Select": [0, [text]]}, {"Fn::Sub": [text, {}]}, {"Fn::Split": [",", text]},
                              {"Fn::Sub": text + "${AWS::Partition}"}, {"Fn::Base64": text}])
    return replace(random, template, lambda v: isinstance(v, str) and v, make, "call for the text at")


def hardcode(random, template):
    """What depends on the region or the account, as a text, or what looks like it."""
    text = random.choice(["us-east-1", "us-east-1a", "arn:aws:iam::123456789012:role/name", "arn:aws:s3:::name/*", "123456789012",
                          "10.0.0.0/33", "10.0.0.1/16", "10.0.0.0", "::/129", "ami-1234", "subnet-1", "sg-1234", "vpc-12345678",
                          "${AWS::Region}", "AWS::Region", "amazonaws.com", "{{resolve:ssm:name}}", "{{resolve:ssm-secure:name:1}}",
                          "{{resolve:secretsmanager:name:SecretString:key}}", "s3://bucket/key"])
    return replace(random, template, lambda v: isinstance(v, str), lambda v: text, "write %s at" % text)


def change_policy(random, template):
    """A mistake in a statement of a policy."""
    place = property_places(random, template, lambda v: isinstance(v, dict) and "Effect" in v)
    if not place:
        return None
    statement = place[0][place[1]]
    key, value = random.choice([
        ("Effect", "allow"), ("Effect", None), ("Action", "s3:GetObjects"), ("Action", ["s3:*", "nothing"]), ("Action", None),
        ("Resource", "bucket"), ("Resource", None), ("Resource", ["arn:aws:s3:::b", "arn:aws:s3"]), ("Principal", "everybody"),
        ("Principal", None), ("Principal", {"AWS": "123"}), ("Principal", {"Service": ["s3.amazonaws.com"]}), ("NotAction", "s3:*"),
        ("NotResource", "*"), ("Sid", "a b"), ("Condition", {"StringEqual": {"a": "b"}}), ("Condition", ["a"]), ("Unknown", "a")])
    if value is None:
        statement.pop(key, None)
    else:
        statement[key] = copy.deepcopy(value)
    return "%s of the statement at %s is %r" % (key, ".".join(place[2]), value)


def change_parameter(random, template):
    """A parameter that is there, with another type or limit."""
    section = template.get("Parameters")
    found = [n for n, p in section.items() if isinstance(p, dict)] if isinstance(section, dict) else []
    if not found:
        return None
    name = random.choice(found)
    key, value = random.choice([
        ("Type", "Number"), ("Type", "CommaDelimitedList"), ("Type", "List<AWS::EC2::Subnet::Id>"), ("Type", "AWS::EC2::VPC::ID"),
        ("Type", "AWS::SSM::Parameter::Value<String>"), ("Type", "String"), ("Default", ""), ("Default", "wrong"), ("Default", 7),
        ("Default", ["a"]), ("AllowedValues", ["a", "b"]), ("AllowedValues", []), ("AllowedPattern", "^[a-c]+$"), ("MaxLength", 1),
        ("MinValue", 10), ("MaxValue", "1"), ("NoEcho", True), ("Description", 5)])
    section[name][key] = copy.deepcopy(value)
    return "%s of the parameter %s is %r" % (key, name, value)


ALL = (misspell_property, remove_property, remove_property, remove_properties, scalar_to_other, scalar_to_other, wrap_in_list, unwrap_list,
       repeat_item, empty, change_text, change_text, change_number, use_function, use_function, break_call, swap_targets,
       change_attribute, change_section, change_template, add_property, copy_resource, wrap_in_if, wrap_in_if, write_as_call, hardcode,
       hardcode, change_policy, change_policy, change_parameter, change_parameter)
