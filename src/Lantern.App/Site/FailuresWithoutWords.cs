using System.Data.Common;
using System.Text;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Lantern.App.Site;

/// <summary>
/// Writes of a failure in the log which sort it is, its code and where in the program it arose. Its message is left out, whoever made
/// it: a library may quote in it what it was given, and that may be words of a case.
/// </summary>
internal sealed class FailuresWithoutWords(ConsoleFormatter form) : ConsoleFormatter(form.Name)
{
    /// <summary>Has every form of line there is written so, whichever the settings choose.</summary>
    public static void In(IServiceCollection services)
    {
        Type[] forms = [.. services.Where(one => one.ServiceType == typeof(ConsoleFormatter)).Select(one => one.ImplementationType!)];
        services.RemoveAll<ConsoleFormatter>();
        foreach (var form in forms)
            services.AddSingleton<ConsoleFormatter>(made => new FailuresWithoutWords((ConsoleFormatter)ActivatorUtilities.CreateInstance(made, form)));
    }

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (logEntry.Exception is not { } failure)
            form.Write(in logEntry, scopeProvider, textWriter);
        else
            form.Write(new LogEntry<TState>(logEntry.LogLevel, logEntry.Category, logEntry.EventId, logEntry.State, new Wordless(Said(failure)), logEntry.Formatter),
                scopeProvider, textWriter);
    }

    private static string Said(Exception failure)
    {
        var text = new StringBuilder();
        Say(text, failure);
        return text.ToString();
    }

    private static void Say(StringBuilder text, Exception failure)
    {
        text.Append(failure.GetType().FullName).Append(" (").Append((failure as DbException)?.SqlState ?? $"0x{failure.HResult:x8}").Append(')');
        if (failure.StackTrace is { } where)
            text.Append('\n').Append(where);
        foreach (var inner in failure is AggregateException { InnerExceptions: var several } ? several : (IEnumerable<Exception?>)[failure.InnerException])
        {
            if (inner is not null)
                Say(text.Append("\n ---> "), inner);
        }
    }

    private sealed class Wordless(string said) : Exception("")
    {
        public override string ToString() => said;
    }
}
