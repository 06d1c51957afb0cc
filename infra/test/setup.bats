#!/usr/bin/env bats
# infra/setup.sh with aws, docker, sam and git replaced by the stubs beside this file.

setup() {
  here=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
  export CALLS=$BATS_TEST_TMPDIR/calls
  : >"$CALLS"
  PATH=$BATS_TEST_DIRNAME/stubs:$PATH
  unset AWS_PROFILE AWS_REGION AWS_ACCESS_KEY_ID STACK_NAME VPC_ID SUBNET_IDS SECURITY_GROUP_IDS CORTEX_HOST CORTEX_API_KEY \
    ECS_CLUSTER_NAME LAMBDA_REPO FARGATE_REPO
}

deploy() {
  run "$here/setup.sh" "$@"
}

called() {
  grep -qF -- "$1" "$CALLS" || { echo "not called: $1"; echo "calls:"; cat "$CALLS"; echo "output: $output"; return 1; }
}

not_called() {
  ! grep -qF -- "$1" "$CALLS" || { echo "called: $1"; return 1; }
}

told() {
  [[ $output == *"$1"* ]] || { echo "not told: $1"; echo "output: $output"; return 1; }
}

# before FIRST SECOND: both were called, in this order
before() {
  local first second
  first=$(grep -nF -- "$1" "$CALLS" | head -1 | cut -d: -f1)
  second=$(grep -nF -- "$2" "$CALLS" | head -1 | cut -d: -f1)
  [ -n "$first" ] && [ -n "$second" ] && [ "$first" -lt "$second" ] || { echo "$1 ($first) before $2 ($second)"; cat "$CALLS"; return 1; }
}

registry=123456789012.dkr.ecr.us-east-1.amazonaws.com

@test "fresh account: makes both repositories, both images, and the stack with all parameters" {
  deploy
  [ "$status" -eq 0 ] || { echo "$output"; false; }
  called "ecr create-repository --repository-name mroptimum-run-job-lambda"
  called "ecr create-repository --repository-name mroptimum-run-job-fargate"
  called "aws --profile nyu --region us-east-1 sts get-caller-identity"
  called "docker login --username AWS --password-stdin $registry"
  [ "$(cat "$CALLS.password")" = secret-password ]
  for kind in lambda fargate; do
    image=$registry/mroptimum-run-job-$kind
    called "docker build --platform linux/amd64 --provenance=false --target $kind-image --file"
    called "--tag $image:0123456789ab --tag $image:latest"
    called "docker push $image:0123456789ab"
    called "docker push $image:latest"
  done
  called "sam build --template-file template.yaml --region us-east-1 --profile nyu"
  called "sam deploy --stack-name mroptimum-app-test --region us-east-1 --profile nyu --capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND --resolve-image-repos --resolve-s3"
  called "LambdaImageUri=$registry/mroptimum-run-job-lambda:0123456789ab FargateImageUri=$registry/mroptimum-run-job-fargate:0123456789ab SubnetId1=subnet-a SubnetId2=subnet-b SecurityGroupIds=sg-1"
  called "ECSClusterName=run-job-cluster"
  called "--tags App=CloudMR CMRRole=BackendCalculation CMRApp=MR Optimum"
  before "ecr create-repository" "docker push"
  before "docker push" "sam deploy"
  told "service-linked role of Step Functions made"
  told "arn:aws:states:us-east-1:123456789012:stateMachine:x"
}

@test "second run: finds the repositories and the role, and deploys again" {
  STUB_REPOSITORIES=there STUB_ROLE=there deploy
  [ "$status" -eq 0 ] || { echo "$output"; false; }
  not_called "ecr create-repository"
  told "repository mroptimum-run-job-lambda is there"
  told "service-linked role of Step Functions is there"
  called "sam deploy"
}

@test "no right to make the service-linked role is told apart from its being there, and does not end the deployment" {
  STUB_ROLE=denied deploy
  [ "$status" -eq 0 ] || { echo "$output"; false; }
  told "no right to make the service-linked role"
  [[ $output != *"role of Step Functions is there"* ]]
  called "sam deploy"
}

@test "a region without such a role does not end the deployment" {
  STUB_ROLE=unsupported deploy
  [ "$status" -eq 0 ] || { echo "$output"; false; }
  told "was not made, and is not needed"
}

@test "no right to look at the repositories stops before anything is made" {
  STUB_REPOSITORIES=denied deploy
  [ "$status" -eq 1 ]
  told "no right to look at the repository mroptimum-run-job-lambda (ecr:DescribeRepositories)"
  not_called "ecr create-repository"
  not_called "docker build"
}

@test "no right to make a repository stops with that word" {
  STUB_CREATE_DENIED=1 deploy
  [ "$status" -eq 1 ]
  told "making the repository mroptimum-run-job-lambda failed (exit status 254)"
  not_called "docker build"
}

@test "without credentials it says whom it tried" {
  STUB_NO_CREDENTIALS=1 deploy --profile clinic
  [ "$status" -eq 1 ]
  told "AWS does not know who calls (profile 'clinic')"
  not_called "ecr"
}

@test "a build that fails stops before the push" {
  STUB_DOCKER_FAILS="--target lambda-image" deploy
  [ "$status" -eq 1 ]
  told "building lambda-image failed (exit status 17)"
  not_called "docker push $registry/mroptimum-run-job-lambda"
  not_called "sam deploy"
}

@test "a push that fails stops before the stack" {
  STUB_DOCKER_FAILS="push $registry/mroptimum-run-job-fargate:0123456789ab" deploy
  [ "$status" -eq 1 ]
  told "pushing $registry/mroptimum-run-job-fargate:0123456789ab failed"
  not_called "sam deploy"
}

@test "docker without its engine" {
  STUB_DOCKER_FAILS=info deploy
  [ "$status" -eq 1 ]
  told "its engine does not run"
}

@test "a login that fails" {
  STUB_DOCKER_FAILS=login deploy
  [ "$status" -eq 1 ]
  told "docker cannot log in to $registry"
  [[ $output != *secret-password* ]]
}

@test "sam build and sam deploy that fail are told by name" {
  STUB_SAM_FAILS=build deploy
  [ "$status" -eq 1 ]
  told "sam build failed (exit status 18)"
  not_called "sam deploy"
  STUB_SAM_FAILS=deploy deploy
  [ "$status" -eq 1 ]
  told "sam deploy failed (exit status 18)"
}

@test "two subnets in one zone are fewer than two" {
  STUB_SUBNETS='us-east-1a\tsubnet-a\nus-east-1a\tsubnet-a2\n' deploy
  [ "$status" -eq 1 ]
  told "vpc-1 has fewer than two public subnets in two availability zones"
  not_called "docker build"
  not_called "ecr"
}

@test "no subnet at all, no default VPC, no default security group" {
  STUB_SUBNETS='' deploy
  [ "$status" -eq 1 ]
  told "fewer than two public subnets"
  STUB_VPC=None deploy
  [ "$status" -eq 1 ]
  told "there is no default VPC in us-east-1"
  STUB_GROUP=None deploy
  [ "$status" -eq 1 ]
  told "no default security group"
}

@test "a network that is given is used as it is" {
  STUB_SUBNETS='us-east-1a\tsubnet-x\nus-east-1c\tsubnet-y\n' deploy --subnet-ids subnet-x,subnet-y --security-group-ids sg-8,sg-9
  [ "$status" -eq 0 ] || { echo "$output"; false; }
  called "describe-subnets --subnet-ids subnet-x subnet-y"
  not_called "describe-vpcs"
  not_called "describe-security-groups"
  called "SubnetId1=subnet-x SubnetId2=subnet-y SecurityGroupIds=sg-8,sg-9"
}

@test "given subnets lend their VPC when no security group is given" {
  STUB_SUBNETS='us-east-1a\tsubnet-x\nus-east-1c\tsubnet-y\n' deploy --subnet-ids subnet-x,subnet-y
  [ "$status" -eq 0 ] || { echo "$output"; false; }
  called "describe-security-groups --filters Name=vpc-id,Values=vpc-7"
}

@test "given subnets in one zone are refused" {
  STUB_SUBNETS='us-east-1a\tsubnet-x\nus-east-1a\tsubnet-y\n' deploy --subnet-ids=subnet-x,subnet-y
  [ "$status" -eq 1 ]
  told "two subnets in two availability zones are needed"
}

@test "dry run: looks, tells what it would do, and changes nothing" {
  CORTEX_API_KEY=very-secret deploy --dry-run --cortex-host api.example.org
  [ "$status" -eq 0 ] || { echo "$output"; false; }
  told "would run: aws ecr create-repository --repository-name mroptimum-run-job-lambda"
  told "would run: docker build"
  told "would run: sam deploy --stack-name mroptimum-app-test"
  told "CortexHost=api.example.org"
  not_called "create-"
  not_called "docker"
  not_called "sam"
  not_called "get-login-password"
  [[ $output != *very-secret* ]]
}

@test "flags win over the environment, and both over the defaults" {
  AWS_REGION=eu-west-1 STACK_NAME=from-environment deploy --stack-name=from-flag --profile '' --fargate-cpu 8192
  [ "$status" -eq 0 ] || { echo "$output"; false; }
  called "aws --region eu-west-1 sts get-caller-identity"
  called "sam deploy --stack-name from-flag --region eu-west-1 --capabilities"
  called "docker push 123456789012.dkr.ecr.eu-west-1.amazonaws.com/mroptimum-run-job-lambda:latest"
  called "FargateCpu=8192"
}

@test "credentials of the environment need no profile" {
  AWS_ACCESS_KEY_ID=id deploy
  [ "$status" -eq 0 ]
  called "aws --region us-east-1 sts get-caller-identity"
}

@test "the key of the API reaches the stack, and nobody else" {
  CORTEX_API_KEY=very-secret deploy --cortex-host api.example.org
  [ "$status" -eq 0 ]
  called "CortexApiKey=very-secret"
  [[ $output != *very-secret* ]]
}

@test "a changed working tree has a tag of its own, and another change another" {
  STUB_CHANGES=one deploy
  one=$(grep -o 'LambdaImageUri=[^ ]*' "$CALLS" | tail -1)
  STUB_CHANGES=two deploy
  two=$(grep -o 'LambdaImageUri=[^ ]*' "$CALLS" | tail -1)
  told "the working tree differs from its commit"
  [[ $one == *:0123456789ab-* && $two == *:0123456789ab-* && $one != "$two" ]]
}

@test "outside a git repository" {
  STUB_NO_GIT=1 deploy
  [ "$status" -eq 1 ]
  told "is no git repository"
}

@test "help lists every setting with its variable and default, and calls nobody" {
  deploy --help
  [ "$status" -eq 0 ]
  told "--stack-name"
  told "STACK_NAME, default mroptimum-app-test"
  told "CORTEX_API_KEY"
  [ ! -s "$CALLS" ]
}

@test "unknown settings, missing values and stray words are refused" {
  deploy --colour blue
  [ "$status" -eq 1 ]
  told "there is no setting --colour"
  deploy --region
  [ "$status" -eq 1 ]
  told "--region needs a value"
  deploy now
  [ "$status" -eq 1 ]
  told "not understood: now"
  [ ! -s "$CALLS" ]
}

@test "every parameter of the template is a setting, with the same default" {
  while IFS='|' read -r flag variable default parameter meaning; do
    if [ -n "$parameter" ] && [ "$parameter" != - ]; then
      block=$(awk -v name="  $parameter:" '$0 == name {on = 1; next} on && /^  [A-Za-z]/ {exit} on {print}' "$here/template.yaml")
      [ -n "$block" ] || { echo "$parameter is no parameter of template.yaml"; false; }
      if [ "$parameter" != SecurityGroupIds ]; then
        [ "$(sed -n 's/^    Default: "\{0,1\}\([^"]*\)"\{0,1\}$/\1/p' <<<"$block")" = "$default" ] ||
          { echo "$parameter: $block is not $default"; false; }
      fi
    fi
  done < <(sed -n "/^settings='/,/'\$/p" "$here/setup.sh" | tr -d "'")
  # The other way round; images, subnets and the key are not taken from the table.
  known=$(sed -n "/^settings='/,/'\$/p" "$here/setup.sh" | cut -d '|' -f 4 | sort)
  for parameter in $(sed -n '/^Parameters:/,/^Resources:/s/^  \([A-Za-z0-9]*\):$/\1/p' "$here/template.yaml"); do
    case $parameter in
      FargateImageUri | LambdaImageUri | SubnetId1 | SubnetId2 | CortexApiKey) ;;
      *) grep -qx "$parameter" <<<"$known" || { echo "no setting for $parameter"; false; } ;;
    esac
  done
}

@test "a flag is no value of another, so that a forgotten value does not deploy" {
  deploy --region --dry-run
  [ "$status" -eq 1 ]
  told "--region needs a value"
  [ ! -s "$CALLS" ]
}

@test "empty names and one repository for both images are refused before AWS is asked" {
  for flags in --region= --stack-name= --lambda-repo= "--lambda-repo=x --fargate-repo=x"; do
    # shellcheck disable=SC2086
    deploy --dry-run $flags
    [ "$status" -eq 1 ] || { echo "$flags"; return 1; }
    [ ! -s "$CALLS" ] || { echo "$flags"; return 1; }
  done
  told "need two repositories"
}

@test "CDPATH does not lead to another tree" {
  mkdir -p "$BATS_TEST_TMPDIR/other/infra"
  cd "$here/.."
  CDPATH=$BATS_TEST_TMPDIR/other run infra/setup.sh --dry-run
  [ "$status" -eq 0 ]
  told "--file $here/docker/Dockerfile"
}
