using Clients.Cli;

return await CommandLine.RunAsync(args, CliEnvironment.System()).ConfigureAwait(false);
