// Calls that change something need the page's token, and are left to the page and to scripts with a key.
window.SwaggerUIBundle({
  url: "/docs/mr-optimum-1.yml",
  dom_id: "#docs",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  supportedSubmitMethods: ["get"],
  // Nothing is asked of a validator outside.
  validatorUrl: null,
});
