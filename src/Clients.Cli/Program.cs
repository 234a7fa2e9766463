using Clients.Cli;

return await ClientsCommandLine.RunAsync(args, CliEnvironment.System()).ConfigureAwait(false);
