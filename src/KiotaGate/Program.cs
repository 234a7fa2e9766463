using KiotaGate;
using KiotaGate.Terminal;

return await GateCommandLine.RunAsync(args, CliEnvironment.System()).ConfigureAwait(false);
