"""Translates the templates as AWS would on deployment, and prints the types of the resources that come out.

Needs the Python packages aws-sam-translator and cfn-lint (for its reader of CloudFormation's YAML).
"""

import collections
import json
import os
import sys

from cfnlint.decode.cfn_yaml import load
from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.translator.transform import transform

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")


class NoManagedPolicies:
    """No role of ours takes a policy of AWS by name."""

    def load(self):
        return {}


def plain(node):
    return json.loads(json.dumps(node))


def packaged(template):
    """What `sam package` does: files lie in S3."""
    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        for name in ("DefinitionUri", "Location"):
            if name in properties:
                properties[name] = f"https://s3.amazonaws.com/bucket/{properties[name]}" if name == "Location" else {
                    "Bucket": "bucket", "Key": properties[name]}
    return template


failed = False
for file in sys.argv[1:]:
    try:
        translated = transform(packaged(plain(load(file))), {}, NoManagedPolicies())
    except InvalidDocumentException as error:
        failed = True
        print(file, error.message, *(cause.message for cause in error.causes), sep="\n  ", file=sys.stderr)
        continue
    types = collections.Counter(resource["Type"] for resource in translated["Resources"].values())
    print(file)
    for name, count in sorted(types.items()):
        print(f"  {count} {name}")
sys.exit(1 if failed else 0)
