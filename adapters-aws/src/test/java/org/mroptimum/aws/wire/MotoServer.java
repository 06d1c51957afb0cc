package org.mroptimum.aws.wire;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The AWS simulator moto on a free port of this machine, when Python has it; it ends when this end of its input closes. */
public final class MotoServer implements AutoCloseable {
    private static final String PROGRAM = """
            import json, sys, boto3
            from moto.server import ThreadedMotoServer
            server = ThreadedMotoServer(ip_address='127.0.0.1', port=0, verbose=False)
            server.start()
            host, port = server.get_host_and_port()
            here = dict(endpoint_url=f'http://127.0.0.1:{port}', region_name='us-east-1',
                        aws_access_key_id='id', aws_secret_access_key='key')
            machine = boto3.client('stepfunctions', **here).create_state_machine(
                name='JobChooser', roleArn='arn:aws:iam::123456789012:role/r',
                definition=json.dumps({'StartAt': 'Run', 'States': {'Run': {'Type': 'Pass', 'End': True}}}))
            ecs = boto3.client('ecs', **here)
            ecs.create_cluster(clusterName='run-job-cluster')
            ecs.register_task_definition(family='run-job', networkMode='awsvpc', cpu='1024', memory='2048',
                requiresCompatibilities=['FARGATE'],
                containerDefinitions=[dict(name='run-job-container', image='busybox', essential=True, cpu=1024, memory=2048)])
            ec2 = boto3.client('ec2', **here)
            subnets = [s['SubnetId'] for s in ec2.describe_subnets()['Subnets']][:2]
            groups = [g['GroupId'] for g in ec2.describe_security_groups()['SecurityGroups']][:1]
            print(json.dumps(dict(port=port, machine=machine['stateMachineArn'], subnets=subnets, groups=groups)), flush=True)
            sys.stdin.read()
            """;

    private final Process process;
    private final JsonNode facts;

    private MotoServer(Process process, JsonNode facts) {
        this.process = process;
        this.facts = facts;
    }

    /** Skips the test, or fails it when {@code MROPTIMUM_REQUIRE} names {@code moto}, unless moto works here. */
    public static MotoServer start() throws IOException {
        String missing = "moto is not installed";
        try {
            Process process = new ProcessBuilder("python3", "-c", PROGRAM)
                    .redirectError(Redirect.DISCARD)
                    .start();
            String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (line != null) {
                return new MotoServer(process, new ObjectMapper().readTree(line));
            }
        } catch (IOException e) {
            missing = "there is no python3";
        }
        String required = System.getenv("MROPTIMUM_REQUIRE");
        if (required != null && List.of(required.split(",")).contains("moto")) {
            fail("moto is required but does not work here: " + missing);
        }
        assumeTrue(false, missing);
        throw new AssertionError("unreachable");
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + facts.path("port").asInt());
    }

    public String stateMachine() {
        return facts.path("machine").asText();
    }

    public List<String> subnets() {
        return texts("subnets");
    }

    public List<String> securityGroups() {
        return texts("groups");
    }

    private List<String> texts(String name) {
        return new ObjectMapper().convertValue(facts.path(name), new TypeReference<>() {});
    }

    @Override
    public void close() {
        process.destroy();
    }
}
