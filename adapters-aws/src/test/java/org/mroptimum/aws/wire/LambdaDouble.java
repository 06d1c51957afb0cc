package org.mroptimum.aws.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Lambda with one function, by its REST protocol. The test writes the function's body. */
public final class LambdaDouble extends AwsDouble {
    public static final String FUNCTION = "RunJobFunction";

    private volatile Function function = event -> FunctionReply.error("Runtime.Unknown", "the test gave no function");

    /** The body of the function. */
    @FunctionalInterface
    public interface Function {
        FunctionReply call(JsonNode event) throws InterruptedException;
    }

    /**
     * How the function ended.
     *
     * @param failed whether it threw or died
     */
    public record FunctionReply(boolean failed, String payload) {

        public static FunctionReply of(String payload) {
            return new FunctionReply(false, payload);
        }

        public static FunctionReply error(String type, String message) {
            return new FunctionReply(
                    true,
                    JSON.createObjectNode()
                            .put("errorMessage", message)
                            .put("errorType", type)
                            .toString());
        }
    }

    public LambdaDouble() throws IOException {
        super("lambda");
    }

    public void function(Function body) {
        function = body;
    }

    @Override
    protected String operation(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        boolean waits = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"))
                .equals("RequestResponse");
        return waits && exchange.getRequestMethod().equals("POST") ? path : "";
    }

    @Override
    protected Answer answer(String operation, JsonNode event) throws InterruptedException {
        if (!operation.equals("/2015-03-31/functions/" + FUNCTION + "/invocations")) {
            return Answer.error(404, "ResourceNotFoundException", "Function not found: " + operation);
        }
        FunctionReply reply = function.call(event);
        Map<String, String> headers = reply.failed()
                ? Map.of("X-Amz-Executed-Version", "$LATEST", "X-Amz-Function-Error", "Unhandled")
                : Map.of("X-Amz-Executed-Version", "$LATEST");
        return new Answer(200, headers, reply.payload().getBytes(StandardCharsets.UTF_8));
    }
}
