namespace EventService;

/// <summary>Both halves: the server as another process, which is killed and started again while the client goes on.</summary>
internal static class Demonstration
{
    public static async Task<bool> RunAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("event-service-").FullName;
        try
        {
            return await RunAsync(folder, length, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> RunAsync(string folder, TimeSpan length, CancellationToken cancellationToken)
    {
        string uri;
        Task<bool> client;
        using (ServerProcess first = await ServerProcess.StartAsync("mcps://127.0.0.1:0", folder, cancellationToken))
        {
            uri = first.Uri;
            var begun = new TaskCompletionSource();
            client = Client.RunAsync(uri, folder, length, begun.SetResult, cancellationToken);
            await Task.WhenAny(client, begun.Task);
            await Task.WhenAny(client, Task.Delay(length * 0.3, cancellationToken));
            Story.Tell($"server: process {first.Id} is killed");
            first.Kill();
            await Task.WhenAny(client, Task.Delay(length * 0.2, cancellationToken));
        }

        using ServerProcess second = await ServerProcess.StartAsync(uri, folder, cancellationToken);
        return await client;
    }
}
