#!/usr/bin/env bash
# Deploys MR Optimum to AWS: image repositories, both images, the stack. Safe to run again; it changes what differs.
# "setup.sh --help" lists the settings, "setup.sh --dry-run" looks but changes nothing. docs/deploy-aws.md explains it all.
#
# Written for bash 3.2, so that macOS can run it as it is.
set -euo pipefail
# It would send the next line to another folder.
unset CDPATH

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
lambda_target=lambda-image
fargate_target=fargate-image

# flag | environment variable | default | parameter of template.yaml, or - | meaning
settings='
region|AWS_REGION|us-east-1|-|AWS region
profile|AWS_PROFILE|nyu|-|profile of the AWS command line; empty uses the credentials of the environment
stack-name|STACK_NAME|mroptimum-app-test|-|name of the CloudFormation stack
lambda-repo|LAMBDA_REPO|mroptimum-run-job-lambda|-|ECR repository of the Lambda image
fargate-repo|FARGATE_REPO|mroptimum-run-job-fargate|-|ECR repository of the Fargate image
vpc-id|VPC_ID||-|VPC of the Fargate tasks; empty takes the default VPC
subnet-ids|SUBNET_IDS||-|two subnets in two zones, with a comma; empty finds two public ones
security-group-ids|SECURITY_GROUP_IDS||SecurityGroupIds|security groups, with commas; empty takes the default of the VPC
assign-public-ip|ASSIGN_PUBLIC_IP|ENABLED|AssignPublicIp|ENABLED, or DISABLED behind a NAT
cluster-name|ECS_CLUSTER_NAME|run-job-cluster|ECSClusterName|name of the ECS cluster
stage-name|STAGE_NAME|test|StageName|stage of the API, a part of its address
api-authorization|API_AUTHORIZATION|AWS_IAM|ApiAuthorization|AWS_IAM or API_KEY, for POST /jobs
cortex-host|CORTEX_HOST||CortexHost|host of the API that is told about bundles; empty tells nobody
cortex-key-header|CORTEX_KEY_HEADER|X-API-Key|CortexKeyHeader|header in which that API expects the key
results-bucket|RESULTS_BUCKET_NAME||ResultsBucketName|name of the bucket of results; empty lets AWS find one
failed-bucket|FAILED_BUCKET_NAME||FailedBucketName|name of the bucket of failures; empty lets AWS find one
data-bucket|DATA_BUCKET_NAME||DataBucketName|an existing bucket of raw data; empty makes one
allowed-origins|ALLOWED_ORIGINS|*|AllowedOrigins|web pages that may use links to the buckets, with commas
link-hosts|LINK_HOSTS|*.amazonaws.com|LinkHosts|hosts that links in requests may lead to, with commas
results-retention-days|RESULTS_RETENTION_DAYS|0|ResultsRetentionDays|days until results are deleted; 0 keeps them
failed-retention-days|FAILED_RETENTION_DAYS|90|FailedRetentionDays|days until failures are deleted
log-retention-days|LOG_RETENTION_DAYS|30|LogRetentionDays|days until logs are deleted
lambda-memory|LAMBDA_MEMORY_MB|4096|LambdaMemoryMb|MB of the function that runs light jobs
fargate-cpu|FARGATE_CPU|4096|FargateCpu|processor units of a task, 1024 each
fargate-memory|FARGATE_MEMORY_MB|16384|FargateMemoryMb|MB of a task
fargate-storage|FARGATE_STORAGE_GIB|50|FargateStorageGiB|GiB of disk of a task
alarm-email|ALARM_EMAIL||AlarmEmail|who is told by mail about failed executions'

say() {
  printf '%s\n' "$*"
}

die() {
  printf 'setup.sh: %s\n' "$*" >&2
  exit 1
}

usage() {
  local flag variable default parameter meaning
  say "usage: infra/setup.sh [--dry-run] [--help] [--SETTING VALUE]..."
  say
  say "Deploys MR Optimum to AWS. A setting is given as a flag or in the environment; the flag wins."
  say
  while IFS='|' read -r flag variable default parameter meaning; do
    [ -n "$flag" ] || continue
    printf '  --%-23s %s\n' "$flag" "$meaning"
    printf '    %-23s %s%s\n' '' "$variable" "${default:+, default $default}"
  done <<<"$settings"
  say
  say "The key for the API that is told about bundles comes from CORTEX_API_KEY only, so that it stays out of shell histories."
}

# Every setting becomes the variable named in the table, from the environment or its default.
take_defaults() {
  local flag variable default parameter meaning
  # Credentials in the environment are meant to be used.
  if [ -n "${AWS_ACCESS_KEY_ID:-}" ] && [ -z "${AWS_PROFILE+set}" ]; then
    AWS_PROFILE=
  fi
  while IFS='|' read -r flag variable default parameter meaning; do
    [ -n "$flag" ] || continue
    if [ -z "${!variable+set}" ]; then
      printf -v "$variable" '%s' "$default"
    fi
  done <<<"$settings"
}

take_flag() {
  local flag variable default parameter meaning
  while IFS='|' read -r flag variable default parameter meaning; do
    if [ -n "$flag" ] && [ "--$flag" = "$1" ]; then
      printf -v "$variable" '%s' "$2"
      return 0
    fi
  done <<<"$settings"
  die "there is no setting $1; see --help"
}

aws_cli() {
  aws ${AWS_PROFILE:+--profile "$AWS_PROFILE"} --region "$AWS_REGION" "$@"
}

# Changes something: told and left out by a dry run.
change() {
  if [ "$dry_run" = yes ]; then
    printf 'would run: %s' "${1/#aws_cli/aws}"
    printf ' %q' "${@:2}"
    printf '\n'
  else
    "$@"
  fi
}

# change WHAT, and stop with a clear message when it fails
must() {
  local what=$1 status=0
  shift
  change "$@" || status=$?
  [ "$status" -eq 0 ] || die "$what failed (exit status $status); the message is above"
}

need_tools() {
  local tool
  for tool in aws docker sam git; do
    command -v "$tool" >/dev/null 2>&1 || die "$tool is not installed; docs/deploy-aws.md says where to get it"
  done
  if [ "$dry_run" = no ]; then
    docker info >/dev/null 2>&1 || die "docker is installed, but its engine does not run"
  fi
}

# What no default stands for when it is given empty.
check_settings() {
  [ -n "$AWS_REGION" ] || die "the region is empty; name one with --region"
  [ -n "$STACK_NAME" ] || die "the name of the stack is empty; name one with --stack-name"
  if [ -z "$LAMBDA_REPO" ] || [ -z "$FARGATE_REPO" ] || [ "$LAMBDA_REPO" = "$FARGATE_REPO" ]; then
    die "the two images need two repositories; name them with --lambda-repo and --fargate-repo"
  fi
}

# Sets account and registry.
who_am_i() {
  account=$(aws_cli sts get-caller-identity --query Account --output text) ||
    die "AWS does not know who calls (profile '${AWS_PROFILE}'); name another with --profile, or run 'aws configure' or 'aws sso login'"
  registry=$account.dkr.ecr.$AWS_REGION.amazonaws.com
  say "account $account, region $AWS_REGION, stack $STACK_NAME"
}

# Sets tag: the commit, and what was changed since.
name_version() {
  local changed
  tag=$(git -C "$root" rev-parse --short=12 HEAD) || die "the images are named after the git commit, but $root is no git repository"
  changed=$(git -C "$root" status --porcelain)
  if [ -n "$changed" ]; then
    tag=$tag-$( (printf '%s' "$changed"; git -C "$root" diff HEAD) | cksum | cut -d ' ' -f 1)
    say "NOTE: the working tree differs from its commit; the images are tagged $tag"
  fi
}

# The words of the last call of AWS that may fail for a known reason.
ask() {
  local status=0
  answer=$("$@" 2>&1) || status=$?
  return "$status"
}

ensure_repository() {
  if ask aws_cli ecr describe-repositories --repository-names "$1"; then
    say "repository $1 is there"
  elif [[ $answer == *RepositoryNotFoundException* ]]; then
    must "making the repository $1" aws_cli ecr create-repository --repository-name "$1" \
      --image-scanning-configuration scanOnPush=true --encryption-configuration encryptionType=AES256 \
      --query repository.repositoryUri --output text
    say "repository $1 $made"
  elif [[ $answer == *AccessDenied* ]]; then
    die "no right to look at the repository $1 (ecr:DescribeRepositories): $answer"
  else
    die "looking for the repository $1 failed: $answer"
  fi
}

# Not needed where the role of the state machine has the rights itself, as ours has: no answer to this ends the script.
attempt_service_linked_role() {
  local order=(aws_cli iam create-service-linked-role --aws-service-name states.amazonaws.com
    --description "Step Functions EventBridge SL role")
  if [ "$dry_run" = yes ]; then
    change "${order[@]}"
  elif ask "${order[@]}"; then
    say "service-linked role of Step Functions made"
  elif [[ $answer == *"has been taken"* || $answer == *EntityAlreadyExists* ]]; then
    say "service-linked role of Step Functions is there"
  elif [[ $answer == *AccessDenied* ]]; then
    say "NOTE: no right to make the service-linked role of Step Functions (iam:CreateServiceLinkedRole); our own role carries the rights"
  else
    say "NOTE: the service-linked role of Step Functions was not made, and is not needed: $answer"
  fi
}

log_in_to_registry() {
  if [ "$dry_run" = yes ]; then
    say "would log docker in to $registry"
    return 0
  fi
  local password
  password=$(aws_cli ecr get-login-password) || die "no password for the image registry (ecr:GetAuthorizationToken)"
  printf '%s' "$password" | docker login --username AWS --password-stdin "$registry" >/dev/null ||
    die "docker cannot log in to $registry"
}

# publish TARGET REPOSITORY
publish() {
  local image=$registry/$2
  # With a provenance attestation the tag would name a list, and Lambda takes images only.
  must "building $1" docker build --platform linux/amd64 --provenance=false --target "$1" \
    --file "$root/infra/docker/Dockerfile" --tag "$image:$tag" --tag "$image:latest" "$root"
  must "pushing $image:$tag" docker push "$image:$tag"
  must "pushing $image:latest" docker push "$image:latest"
}

# Sets subnet1 and subnet2 from lines "zone subnet": the first of each of two zones.
choose_subnets() {
  local zone subnet zone1=
  subnet1='' subnet2=''
  while read -r zone subnet; do
    [ -n "$subnet" ] || continue
    if [ -z "$subnet1" ]; then
      zone1=$zone subnet1=$subnet
    elif [ -z "$subnet2" ] && [ "$zone" != "$zone1" ]; then
      subnet2=$subnet
    fi
  done
}

discover_network() {
  local lines
  local given columns='sort_by(Subnets,&AvailabilityZone)[].[AvailabilityZone,SubnetId]'
  if [ -n "$SUBNET_IDS" ]; then
    IFS=, read -r -a given <<<"$SUBNET_IDS"
    lines=$(aws_cli ec2 describe-subnets --subnet-ids "${given[@]}" --query "$columns" --output text) ||
      die "the subnets $SUBNET_IDS cannot be looked at (ec2:DescribeSubnets)"
    choose_subnets <<<"$lines"
    [ -n "$subnet2" ] || die "two subnets in two availability zones are needed, but these are given: $SUBNET_IDS"
    if [ -z "$VPC_ID" ] && [ -z "$SECURITY_GROUP_IDS" ]; then
      VPC_ID=$(aws_cli ec2 describe-subnets --subnet-ids "$subnet1" --query 'Subnets[0].VpcId' --output text) ||
        die "the VPC of $subnet1 cannot be looked at (ec2:DescribeSubnets)"
    fi
  else
    if [ -z "$VPC_ID" ]; then
      VPC_ID=$(aws_cli ec2 describe-vpcs --filters Name=is-default,Values=true --query 'Vpcs[0].VpcId' --output text) ||
        die "the VPCs cannot be looked at (ec2:DescribeVpcs)"
      [ "$VPC_ID" != None ] || die "there is no default VPC in $AWS_REGION; name one with --vpc-id, or subnets with --subnet-ids"
    fi
    lines=$(aws_cli ec2 describe-subnets --filters "Name=vpc-id,Values=$VPC_ID" Name=map-public-ip-on-launch,Values=true \
      Name=state,Values=available --query "$columns" --output text) ||
      die "the subnets of $VPC_ID cannot be looked at (ec2:DescribeSubnets)"
    choose_subnets <<<"$lines"
    [ -n "$subnet2" ] ||
      die "$VPC_ID has fewer than two public subnets in two availability zones; make them, or name two with --subnet-ids"
  fi
  if [ -z "$SECURITY_GROUP_IDS" ]; then
    SECURITY_GROUP_IDS=$(aws_cli ec2 describe-security-groups \
      --filters "Name=vpc-id,Values=$VPC_ID" Name=group-name,Values=default --query 'SecurityGroups[0].GroupId' --output text) ||
      die "the security groups of $VPC_ID cannot be looked at (ec2:DescribeSecurityGroups)"
    [ "$SECURITY_GROUP_IDS" != None ] || die "$VPC_ID has no default security group; name one with --security-group-ids"
  fi
  say "subnets $subnet1 and $subnet2, security groups $SECURITY_GROUP_IDS"
}

# Sets overrides: the parameters of template.yaml. What is empty keeps its default, or its value of the last deployment.
collect_parameters() {
  local flag variable default parameter meaning
  overrides=("LambdaImageUri=$registry/$LAMBDA_REPO:$tag" "FargateImageUri=$registry/$FARGATE_REPO:$tag"
    "SubnetId1=$subnet1" "SubnetId2=$subnet2")
  while IFS='|' read -r flag variable default parameter meaning; do
    if [ -n "$flag" ] && [ "$parameter" != - ] && [ -n "${!variable}" ]; then
      overrides+=("$parameter=${!variable}")
    fi
  done <<<"$settings"
}

deploy_stack() {
  local place=(--region "$AWS_REGION")
  local secret=()
  [ -z "$AWS_PROFILE" ] || place+=(--profile "$AWS_PROFILE")
  # Never told, not even by a dry run.
  if [ -n "${CORTEX_API_KEY:-}" ] && [ "$dry_run" = no ]; then
    secret=("CortexApiKey=$CORTEX_API_KEY")
  fi
  cd "$root/infra"
  must "sam build" sam build --template-file template.yaml "${place[@]}"
  must "sam deploy" sam deploy --stack-name "$STACK_NAME" "${place[@]}" \
    --capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND --resolve-image-repos --resolve-s3 \
    --no-confirm-changeset --no-fail-on-empty-changeset \
    --tags App=CloudMR CMRRole=BackendCalculation "CMRApp=MR Optimum" \
    --parameter-overrides "${overrides[@]}" ${secret[@]+"${secret[@]}"}
}

tell_outputs() {
  [ "$dry_run" = no ] || return 0
  say
  say "deployed; clients need StateMachineArn, nothing else:"
  aws_cli cloudformation describe-stacks --stack-name "$STACK_NAME" \
    --query 'Stacks[0].Outputs[].[OutputKey,OutputValue]' --output text ||
    die "the stack is deployed, but its outputs cannot be read (cloudformation:DescribeStacks)"
}

dry_run=no
made=made
take_defaults
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help)
      usage
      exit 0
      ;;
    --dry-run)
      dry_run=yes
      made="would be made"
      shift
      ;;
    --*=*)
      take_flag "${1%%=*}" "${1#*=}"
      shift
      ;;
    --*)
      # "--region --dry-run" must not deploy.
      case ${2---} in --*) die "$1 needs a value; see --help" ;; esac
      take_flag "$1" "$2"
      shift 2
      ;;
    *)
      die "not understood: $1; see --help"
      ;;
  esac
done

# The command lines of AWS take an empty name for a profile of that name.
[ -n "$AWS_PROFILE" ] || export -n AWS_PROFILE

check_settings
need_tools
who_am_i
name_version
# Before the images: a missing subnet should not show after ten minutes of building.
discover_network
ensure_repository "$LAMBDA_REPO"
ensure_repository "$FARGATE_REPO"
attempt_service_linked_role
log_in_to_registry
publish "$fargate_target" "$FARGATE_REPO"
publish "$lambda_target" "$LAMBDA_REPO"
collect_parameters
deploy_stack
tell_outputs
