using Lantern.App.Commands;

return await CommandLine.Run(args);
