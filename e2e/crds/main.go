// Command crds installs the custom resource definitions that the product reads into a real Kubernetes API server:
// those of Cilium, which its own module carries, and any others from the YAML files named on the command line.
package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"time"

	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/client/clientset/clientset"
	"k8s.io/client-go/tools/clientcmd"
)

func main() {
	kubeconfig := flag.String("kubeconfig", os.Getenv("KUBECONFIG"), "kubeconfig `file` of the cluster")
	cilium := flag.Bool("cilium", true, "install Cilium's definitions as well")
	wait := flag.Duration("wait", 30*time.Second, "how long to wait until the API serves all of them")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: crds [flags] [manifest.yaml ...]")
		flag.PrintDefaults()
	}
	flag.Parse()

	interrupted, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ctx, cancel := context.WithTimeout(interrupted, *wait)
	defer cancel()

	if err := run(ctx, *kubeconfig, *cilium, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "crds:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, kubeconfig string, cilium bool, manifests []string) error {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return err
	}
	config.QPS, config.Burst = 100, 100 // client-go's default of 5 per second would be most of the time taken
	// The API server warns about a format in Cilium's schemas that it does not know; nobody can act on that.
	config.WarningHandler = silent{}
	client, err := clientset.NewForConfig(config)
	if err != nil {
		return err
	}

	var definitions []*apiextensionsv1.CustomResourceDefinition
	if cilium {
		definitions = append(definitions, ciliumDefinitions(slog.Default())...)
	}
	fromFiles, err := readManifests(manifests)
	if err != nil {
		return err
	}
	return install(ctx, client.ApiextensionsV1().CustomResourceDefinitions(), append(definitions, fromFiles...))
}

type silent struct{}

func (silent) HandleWarningHeader(int, string, string) {}
