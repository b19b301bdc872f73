package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"golang.org/x/sync/errgroup"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	crdclient "k8s.io/apiextensions-apiserver/pkg/client/clientset/clientset/typed/apiextensions/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/wait"
	"sigs.k8s.io/yaml"
)

// readManifests reads one definition from each file.
func readManifests(files []string) ([]*apiextensionsv1.CustomResourceDefinition, error) {
	var definitions []*apiextensionsv1.CustomResourceDefinition
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		definition := &apiextensionsv1.CustomResourceDefinition{}
		if err := yaml.Unmarshal(text, definition); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if definition.Kind != "CustomResourceDefinition" {
			return nil, fmt.Errorf("%s: kind is %q, not CustomResourceDefinition", file, definition.Kind)
		}
		definitions = append(definitions, definition)
	}
	return definitions, nil
}

// install creates or updates all definitions at once and returns when the API serves each of them.
func install(ctx context.Context, client crdclient.CustomResourceDefinitionInterface, definitions []*apiextensionsv1.CustomResourceDefinition) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(8)
	for _, definition := range definitions {
		group.Go(func() error {
			if err := apply(ctx, client, definition); err != nil {
				return fmt.Errorf("%s: %w", definition.Name, err)
			}
			if err := waitUntilEstablished(ctx, client, definition.Name); err != nil {
				return fmt.Errorf("%s: %w", definition.Name, err)
			}
			fmt.Println(definition.Name)
			return nil
		})
	}
	return group.Wait()
}

func apply(ctx context.Context, client crdclient.CustomResourceDefinitionInterface, definition *apiextensionsv1.CustomResourceDefinition) error {
	_, err := client.Create(ctx, definition, metav1.CreateOptions{})
	if !apierrors.IsAlreadyExists(err) {
		return err
	}
	present, err := client.Get(ctx, definition.Name, metav1.GetOptions{})
	if err != nil {
		return err
	}
	updated := definition.DeepCopy()
	updated.ResourceVersion = present.ResourceVersion
	_, err = client.Update(ctx, updated, metav1.UpdateOptions{})
	return err
}

func waitUntilEstablished(ctx context.Context, client crdclient.CustomResourceDefinitionInterface, name string) error {
	return wait.PollUntilContextCancel(ctx, 100*time.Millisecond, true, func(ctx context.Context) (bool, error) {
		definition, err := client.Get(ctx, name, metav1.GetOptions{})
		if err != nil {
			return false, err
		}
		for _, condition := range definition.Status.Conditions {
			switch condition.Type {
			case apiextensionsv1.Established:
				if condition.Status == apiextensionsv1.ConditionTrue {
					return true, nil
				}
			case apiextensionsv1.NamesAccepted:
				if condition.Status == apiextensionsv1.ConditionFalse {
					return false, fmt.Errorf("another definition has taken its name: %s", condition.Message)
				}
			}
		}
		return false, nil
	})
}
