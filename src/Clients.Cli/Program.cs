using Clients.Cli;

return await RootCommandFactory.Create(CliEnvironment.System()).Parse(args).InvokeAsync().ConfigureAwait(false);
