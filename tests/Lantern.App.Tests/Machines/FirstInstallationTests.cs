using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Lantern.App.Tests.Commands;
using OtpNet;

namespace Lantern.App.Tests.Machines;

/// <summary>The runbook for one machine, step by step as it stands: from an empty folder to somebody signed in through nginx by https.</summary>
public sealed partial class FirstInstallationTests : IDisposable
{
    private const string Host = "lantern.example.gov.uk";

    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-first-").FullName;
    private readonly List<Process> _serving = [];
    private readonly Dictionary<string, string> _exported = [];
    private readonly List<string> _links = [];
    private readonly (int Plain, int Tls, int Inner) _ports = (FreePort(), FreePort(), FreePort());

    public void Dispose()
    {
        foreach (var program in _serving)
        {
            program.Kill(entireProcessTree: true);
            program.WaitForExit();
            program.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_runbook_for_one_machine_is_walked_to_somebody_signed_in_behind_nginx()
    {
        Certificate();
        var walked = new List<string>();
        foreach (var (kind, text) in Blocks())
        {
            if (kind == "nginx")
                Front(text);
            else
                foreach (var line in text.Split('\n'))
                    await Run(line);
            walked.Add(kind);
        }
        Assert.Equal(["sh", "sh", "sh", "nginx", "sh", "sh"], walked);
        Assert.Equal(2, _links.Count);
        Assert.All(_links, link => Assert.StartsWith($"https://{Host}/link/", link, StringComparison.Ordinal));

        using var browser = Browser();
        var first = await browser.GetAsync(new Uri($"http://{Host}/sign-in"), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.MovedPermanently, $"https://{Host}/sign-in"), (first.StatusCode, first.Headers.Location!.OriginalString));
        var secret = await SetUp(browser, new Uri(_links[0]).AbsolutePath);
        var signed = await SignIn(browser, ("Name", "its-1"), ("Password", "kettle orbit mustard"), ("Code", Code(secret, 30)));
        Assert.Equal((HttpStatusCode.Redirect, "/"), (signed.Status, signed.Leads));
        Assert.Contains("Ada Keys", (await Get(browser, "/")).Body, StringComparison.Ordinal);

        // Whatever a browser says of where it is, guesses are counted where they come from.
        using var guesser = Browser();
        var answers = new List<string>();
        for (var guess = 0; guess < 12; guess++)
        {
            guesser.DefaultRequestHeaders.Remove("X-Forwarded-For");
            guesser.DefaultRequestHeaders.Add("X-Forwarded-For", $"192.0.2.{guess}");
            answers.Add((await SignIn(guesser, ("Name", $"nobody-{guess}"), ("Password", "not the password"), ("Code", "000000"))).Body);
        }
        Assert.DoesNotContain("Too many", answers[0], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("too many", answers[^1], StringComparison.OrdinalIgnoreCase);
    }

    private async Task Run(string line)
    {
        if (line.StartsWith("useradd ", StringComparison.Ordinal))
            return; // an account of its own is the machine's to have; the folders below are for whoever runs this
        if (line.StartsWith("export ", StringComparison.Ordinal))
        {
            var said = line["export ".Length..].Split('=', 2);
            _exported[said[0]] = said[1].Trim('\'');
            return;
        }
        var words = RunbookTests.WordsOf(Here(line));
        if (words[0] == "install")
            words = [.. words.Where((word, i) => word is not ("-o" or "-g") && (i == 0 || words[i - 1] is not ("-o" or "-g")))];
        else
            Assert.Equal("lantern", words[0]);
        var start = new ProcessStartInfo(words[0] == "lantern" ? Path.Combine(AppContext.BaseDirectory, "lantern") : words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in _exported)
            start.Environment[name] = value;
        var program = Process.Start(start)!;
        if (words.Length > 1 && words[1] == "serve")
        {
            _serving.Add(program);
            program.BeginErrorReadLine();
            while (await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } said)
            {
                if (!said.StartsWith("Lantern is at ", StringComparison.Ordinal))
                    continue;
                _ = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken); // so that it never waits for a reader
                return;
            }
            Assert.Fail("It does not serve.");
        }
        var (output, error) = (program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(program.ExitCode == 0, $"{line} ended with {program.ExitCode}: {await output}{await error}");
        _links.AddRange((await output).Split('\n').Where(said => said.StartsWith("http", StringComparison.Ordinal)).Select(said => said.Trim()));
        program.Dispose();
    }

    // nginx as it stands in the runbook, but for where it lies and the ports that only root may have.
    private void Front(string block)
    {
        var file = Path.Combine(_folder, "nginx.conf");
        var served = Here(block).Replace("listen 80;", $"listen 127.0.0.1:{_ports.Plain};", StringComparison.Ordinal)
            .Replace("listen 443 ssl;", $"listen 127.0.0.1:{_ports.Tls} ssl;", StringComparison.Ordinal);
        File.WriteAllText(file, $$"""
            daemon off; pid {{_folder}}/nginx.pid; error_log {{_folder}}/nginx.log; events { }
            http {
              access_log off; client_body_temp_path {{_folder}}/nb; proxy_temp_path {{_folder}}/np; fastcgi_temp_path {{_folder}}/nf; uwsgi_temp_path {{_folder}}/nu; scgi_temp_path {{_folder}}/ns;
              {{served}}
            }
            """);
        var nginx = new[] { "/usr/sbin/nginx", "/usr/bin/nginx" }.FirstOrDefault(File.Exists);
        Assert.True(nginx is not null, "nginx is not here: ./test installs it (nginx-light on Debian).");
        _serving.Add(Process.Start(new ProcessStartInfo(nginx, ["-p", _folder, "-e", $"{_folder}/nginx.log", "-c", file]) { RedirectStandardError = true })!);
        Assert.True(SpinWait.SpinUntil(() => Answers(_ports.Tls), TimeSpan.FromSeconds(20)), File.Exists($"{_folder}/nginx.log") ? File.ReadAllText($"{_folder}/nginx.log") : "nginx did not start.");
    }

    private string Here(string text) => text.Replace("/srv/lantern", $"{_folder}/srv", StringComparison.Ordinal)
        .Replace("/etc/lantern", $"{_folder}/etc", StringComparison.Ordinal).Replace("127.0.0.1:5080", $"127.0.0.1:{_ports.Inner}", StringComparison.Ordinal);

    private void Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(2));
        Directory.CreateDirectory($"{_folder}/etc");
        File.WriteAllText($"{_folder}/etc/tls.crt", made.ExportCertificatePem());
        File.WriteAllText($"{_folder}/etc/tls.key", key.ExportPkcs8PrivateKeyPem());
    }

    private static async Task<string> SetUp(HttpClient browser, string link)
    {
        var begun = await Send(browser, link);
        Assert.Equal("/set-up", begun.Leads);
        Assert.Equal(HttpStatusCode.OK, (await Get(browser, "/set-up/password")).Status);
        var app = await Send(browser, "/set-up/password", ("Password", "kettle orbit mustard"));
        Assert.Equal("/set-up/app", app.Leads);
        var secret = SpacesIn().Replace(SecretIn().Match((await Get(browser, "/set-up/app")).Body).Groups[1].Value, "");
        var done = await Send(browser, "/set-up/app", ("Code", Code(secret, 0)));
        Assert.StartsWith("/sign-in", done.Leads, StringComparison.Ordinal);
        return secret;
    }

    private static string Code(string secret, int later) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(later));

    private static Task<(HttpStatusCode Status, string? Leads, string Body)> SignIn(HttpClient browser, params (string Name, string Value)[] fields) =>
        Post(browser, "/sign-in", "/sign-in/password", fields);

    private static Task<(HttpStatusCode Status, string? Leads, string Body)> Send(HttpClient browser, string path, params (string Name, string Value)[] fields) =>
        Post(browser, path, path, fields);

    private static async Task<(HttpStatusCode Status, string? Leads, string Body)> Post(HttpClient browser, string from, string path, (string Name, string Value)[] fields)
    {
        var token = TokenIn().Match((await Get(browser, from)).Body).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await Read(await browser.PostAsync(new Uri($"https://{Host}{path}"), form, TestContext.Current.CancellationToken));
    }

    private static async Task<(HttpStatusCode Status, string? Leads, string Body)> Get(HttpClient browser, string path) =>
        await Read(await browser.GetAsync(new Uri($"https://{Host}{path}"), TestContext.Current.CancellationToken));

    private static async Task<(HttpStatusCode Status, string? Leads, string Body)> Read(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.True(answer.Headers.Contains("Strict-Transport-Security"), "Nothing says that browsers keep to https.");
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                Assert.True(cookie.StartsWith("__Host-", StringComparison.Ordinal) && cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase), cookie.Split('=')[0]);
            return (answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    // A browser on this machine that finds the hub's name here and trusts its certificate.
    private HttpClient Browser() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = new CookieContainer(),
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == $"CN={Host}" },
        ConnectCallback = async (context, cancelled) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port == 443 ? _ports.Tls : _ports.Plain, cancelled);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });

    private static bool Answers(int port)
    {
        try
        {
            using var socket = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The blocks of the part on one machine, as they stand.
    private static IEnumerable<(string Kind, string Text)> Blocks()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lantern.slnx")))
            folder = folder.Parent!;
        var text = File.ReadAllText(Path.Combine(folder.FullName, "docs", "runbooks", "first-installation.md"));
        var part = text[text.IndexOf("## One machine", StringComparison.Ordinal)..text.IndexOf("## PostgreSQL", StringComparison.Ordinal)];
        return BlockIn().Matches(part).Select(block => (block.Groups[1].Value, string.Join('\n', block.Groups[2].Value.Trim('\n').Split('\n').Select(line => line.Length > 3 ? line[3..] : ""))));
    }

    [GeneratedRegex("(?ms)^   ```(\\w+)\\n(.*?)^   ```")]
    private static partial Regex BlockIn();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex TokenIn();

    [GeneratedRegex("data-secret[^>]*>([^<]+)<")]
    private static partial Regex SecretIn();

    [GeneratedRegex("\\s")]
    private static partial Regex SpacesIn();
}
