using SwarmContract;

return ContractProgram.Run(args, Environment.CurrentDirectory, Console.Out, Console.Error);
