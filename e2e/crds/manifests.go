//go:build manifests

// This file is never compiled. Its imports keep in go.mod the two modules that carry CRDs as YAML files only, so that
// `go list -m` can say where those files lie.
package main

import (
	_ "example.invalid/network-policy-api-v1alpha1/apis/v1alpha1"
	_ "sigs.k8s.io/network-policy-api/apis/v1alpha2"
)
