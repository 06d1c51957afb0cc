package org.mroptimum.app.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mroptimum.app.cloud.ChildJvm;

/** A function in a Java machine of its own, inside Lambda's real runtime client. */
public final class FunctionProcess implements AutoCloseable {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private final RuntimeApi api = new RuntimeApi();
    private final ChildJvm child;

    public FunctionProcess(Class<?> handler, Path folder, Map<String, String> settings, String... options)
            throws IOException {
        Files.createDirectories(folder);
        Map<String, String> environment = new LinkedHashMap<>(settings);
        environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "run-job");
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "4096");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/run-job");
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "stream");
        child = ChildJvm.start(folder, environment, List.of(options), CLIENT, handler.getName() + "::handleRequest");
    }

    public RuntimeApi.Answer call(String event) throws IOException, InterruptedException {
        return call(UUID.randomUUID().toString(), event);
    }

    public RuntimeApi.Answer call(String requestId, String event) throws IOException, InterruptedException {
        Optional<RuntimeApi.Answer> answer = api.call(requestId, event, child::isAlive);
        if (answer.isEmpty()) {
            throw new AssertionError("the function does not answer:\n" + child.output());
        }
        return answer.get();
    }

    ChildJvm child() {
        return child;
    }

    @Override
    public void close() {
        child.close();
        api.close();
    }
}
