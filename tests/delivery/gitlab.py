"""The pipeline of ci/gitlab/templates/cloudformation.yml, from an empty account to a deployed stack: `gitlab.py SCENARIO`.

gitlab-ci-local runs it, the real AWS command line talks to moto's server or to an endpoint that refuses (pipeline.py).
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

from pipeline import PROJECT, Repository, aws_that_says, expect, moto, need

IN_FRANKFURT = ["--create-bucket-configuration", "LocationConstraint=eu-central-1"]
STAGES = ["preprocess", "validate", "check-stack", "publish", "plan", "deploy", "destroy"]
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"  # The one of AWS's documentation.
TEMPLATE = """function(environment) {
  Parameters: { Password: { Type: 'String', NoEcho: true, Default: 'hunter2-hunter2' } },
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'NAME-' + environment } },
    Login: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: { Ref: 'Password' } } },
  },
}
"""


def template(name):
    return TEMPLATE.replace("NAME", name)


def repository(folder, **inputs):
    made = Repository(folder / "app", "cloudformation", {"bucket": "templates", "validate-in-aws": "false", **inputs}, STAGES)
    made.write("template.jsonnet", template("orders"))
    return made


def account(address):
    return {"AWS_ENDPOINT_URL": address, "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_CONFIG_FILE": "/dev/null", "AWS_EC2_METADATA_DISABLED": "true", "STACK_POLL_SECONDS": "1"}


def aws(address, *arguments):
    """The answer of the AWS command line, or None if it fails."""
    done = subprocess.run(["aws", *arguments, "--region", "eu-central-1", "--output", "json"], stdin=subprocess.DEVNULL,
                          env={**os.environ, **account(address)}, capture_output=True, text=True)
    return json.loads(done.stdout or "{}") if done.returncode == 0 else None


def stack(address, name):
    answer = aws(address, "cloudformation", "describe-stacks", "--stack-name", name)
    return answer and answer["Stacks"][0]


def published(address):
    return [each["Key"] for each in (aws(address, "s3api", "list-objects-v2", "--bucket", "templates") or {}).get("Contents", [])]


def expect_passed(log, passed, *jobs):
    expect(passed == set(jobs), f"{sorted(passed)} passed, not {sorted(jobs)}:\n{log}")
    expect(SECRET not in log and "hunter2" not in log, f"the log shows a secret:\n{log}")


def expect_in(log, *texts):
    for text in texts:
        expect(text in log, f"not said: {text}\n{log}")


UNTIL_PLAN = STAGES[:STAGES.index("deploy")]


def develop(folder):
    """Created, left alone without a change, updated, and destroyed, on the branch that is deployed by itself."""
    with moto(folder) as address:
        aws(address, "s3api", "create-bucket", "--bucket", "templates", *IN_FRANKFURT)
        project = repository(folder)
        commit = project.commit("develop")
        log, passed = project.run(account(address))
        expect_passed(log, passed, *UNTIL_PLAN, "deploy")
        expect_in(log, "the stack app-dev: DOES_NOT_EXIST; the change set will be of type CREATE", "CREATE_COMPLETE", "| Add    | Queue    | AWS::SQS::Queue ")
        expect(stack(address, "app-dev")["StackStatus"] == "CREATE_COMPLETE", "the stack was not created")
        expect(published(address) == [f"cloudformation/app-dev/dev/{commit}.json"], f"published: {published(address)}")
        expect(json.loads(project.artifact("plan", "stack/plan.json")) == {"create": 2, "update": 0, "delete": 0}, "the counts are wrong")

        project.commit("develop")
        log, passed = project.run(account(address))
        expect_passed(log, passed, *UNTIL_PLAN, "deploy")
        expect_in(log, "No changes.", "the plan has no changes: nothing to deploy")
        expect(stack(address, "app-dev")["StackStatus"] == "CREATE_COMPLETE", "the stack was updated without a change")
        sets = aws(address, "cloudformation", "list-change-sets", "--stack-name", "app-dev")["Summaries"]
        expect(all(each["Status"] != "FAILED" for each in sets), f"the empty change set was left: {sets}")

        project.write("template.jsonnet", template("invoices"))
        project.commit("develop")
        log, passed = project.run(account(address))
        expect_passed(log, passed, *UNTIL_PLAN, "deploy")
        expect_in(log, "the change set will be of type UPDATE", "| Modify | Queue    |", "the stack app-dev is UPDATE_COMPLETE")
        deployed = aws(address, "cloudformation", "get-template", "--stack-name", "app-dev")["TemplateBody"]
        expect("invoices-dev" in json.dumps(deployed), f"the stack has the template {deployed}")

        log, passed = project.run(account(address), "destroy")
        expect_passed(log, passed, "destroy")
        expect(stack(address, "app-dev") is None, f"the stack was not deleted:\n{log}")


def main_branch(folder):
    """Production is planned by itself and deployed by hand, by exactly the change set of the plan."""
    with moto(folder) as address:
        aws(address, "s3api", "create-bucket", "--bucket", "templates", *IN_FRANKFURT)
        project = repository(folder, parameters="parameters/$ENVIRONMENT.json", prefix="orders-", stack="orders-$ENVIRONMENT")
        project.write("parameters/prod.json", '{"Password": "correct-horse"}')
        project.commit("main")
        jobs = [f"orders-{job}" for job in UNTIL_PLAN]
        log, passed = project.run(account(address))
        expect_passed(log, passed, *jobs)
        expect(stack(address, "orders-prod")["StackStatus"] == "REVIEW_IN_PROGRESS", "the stack is not only planned")
        expect("correct-horse" not in project.artifact("orders-plan", "stack/change-set.json") + log, "the plan shows a parameter")

        log, passed = project.run(account(address), "orders-deploy")
        expect_passed(log, passed, "orders-deploy")
        made = stack(address, "orders-prod")
        expect(made["StackStatus"] == "CREATE_COMPLETE", f"the stack was not created: {made}")
        planned = json.loads(project.artifact("orders-plan", "stack/change-set.json"))["ChangeSetId"]
        executed = aws(address, "cloudformation", "describe-change-set", "--change-set-name", planned)
        expect(executed["ExecutionStatus"] == "EXECUTE_COMPLETE", f"another change set was executed: {executed}")

        listed = project.gitlab_ci_local("--list-csv")
        expect("orders-deploy" in listed and "destroy" not in listed, f"production can be destroyed:\n{listed}")


def refused(folder):
    """What must stop: a faulty template, a change set that fails, and a ref without an environment has no stack."""
    with moto(folder) as address:
        aws(address, "s3api", "create-bucket", "--bucket", "templates", *IN_FRANKFURT)
        project = repository(folder, **{"validate-in-aws": "true"})
        project.commit("feature/one")
        log, passed = project.run(account(address))
        expect_passed(log, passed, "preprocess", "validate")
        expect_in(log, "CloudFormation accepts rendered/template.json")
        quickly = {**account(address), "VALIDATE_IN_AWS": "false"}  # moto takes its time for that.

        project.write("template.jsonnet", template("orders").replace("QueueName:", "QueueNam:", 1))
        project.commit("develop")
        log, passed = project.run(quickly)
        expect_passed(log, passed)
        expect_in(log, "error[E3002]", "QueueNam")
        expect(published(address) == [], "a faulty template was published")
        findings = json.loads(project.artifact("preprocess", "rendered/gl-code-quality.json"))
        expect(any(each["check_name"] == "E3002" for each in findings), f"the report has only {findings}")
        expect("E3002" in project.artifact("preprocess", "rendered/junit.xml"), "the findings are not in the JUnit report")

        project.write("template.jsonnet", template("orders"))
        project.commit("develop")
        log, passed = project.run(quickly, path=failing_change_sets(folder))
        expect_passed(log, passed, *UNTIL_PLAN[:-1])
        expect_in(log, "stack: the change set failed: Resource handler returned message: the name is taken")
        expect(stack(address, "app-dev")["StackStatus"] == "REVIEW_IN_PROGRESS", "a failed change set was executed")


def failing_change_sets(folder):
    """A folder with an `aws` that is the real one, but for change sets, which have failed; moto's never do."""
    need("aws", "pip install awscli")
    real = subprocess.run(["bash", "-c", "type -P aws"], capture_output=True, text=True, check=True).stdout.strip()
    answer = {"Status": "FAILED", "StatusReason": "Resource handler returned message: the name is taken"}
    stand_in = folder / "bin/aws"
    stand_in.parent.mkdir()
    stand_in.write_text(f"#!/bin/sh\ncase \"$2\" in describe-change-set) echo '{json.dumps(answer)}' ;; *) exec {real} \"$@\" ;; esac\n")
    stand_in.chmod(0o755)
    return stand_in.parent


def expired(folder):
    """Credentials that expired do not read as a stack that does not exist."""
    need("aws", "pip install awscli")
    with aws_that_says("ExpiredToken", "The security token included in the request is expired", 403) as address:
        project = repository(folder)
        project.commit("develop")
        log, passed = project.run(account(address))
        expect_passed(log, passed, "preprocess", "validate")
        expect_in(log, "stack: cannot know whether the stack app-dev exists: An error occurred (ExpiredToken)")
        expect("DOES_NOT_EXIST" not in log, f"the stack is said not to exist:\n{log}")


def sample(folder):
    """The plain pipeline file runs, too; what AWS does not accept stops it before anything is published."""
    need("aws", "pip install awscli")
    with aws_that_says("ValidationError", "Template format error: Unrecognized resource types", 400) as address:
        project = repository(folder)
        project.write(".gitlab-ci.yml", (PROJECT / "samples/gitlab-ci/.gitlab-ci.yml").read_text(encoding="utf-8"))
        project.commit("main")
        log, passed = project.run({**account(address), "CFNSONNET_CI": str(PROJECT / "ci")})
        expect_passed(log, passed, "preprocess")
        expect_in(log, "stack: CloudFormation does not accept rendered/template.json: An error occurred (ValidationError)")


def main():
    scenario = {"develop": develop, "main": main_branch, "refused": refused, "expired": expired, "sample": sample}[sys.argv[1]]
    with tempfile.TemporaryDirectory() as name:
        scenario(pathlib.Path(name))


main()
