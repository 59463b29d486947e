// Checks the ledger's notes and proofs with golang.org/x/mod/sumdb, which nobody here wrote.
//
//	verify note VKEY NOTE                             is the note signed by the key?
//	verify record VKEY TLOGPROOF LEAF                 is the entry in the log?
//	verify tree VKEY OLDNOTE NEWNOTE HASHES           did the log only grow?
//
// Signatures of type 4 (c2sp.org/tlog-cosignature) are checked by the few lines below on the
// standard library's Ed25519.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
	fmt.Println("verified")
}

func run(args []string) error {
	if len(args) < 3 {
		return fmt.Errorf("too few arguments")
	}
	verifier, err := newVerifier(args[1])
	if err != nil {
		return err
	}
	switch {
	case args[0] == "note" && len(args) == 3:
		_, err := openNote(read(args[2]), verifier)
		return err
	case args[0] == "record" && len(args) == 4:
		return checkRecord(verifier, read(args[2]), read(args[3]))
	case args[0] == "tree" && len(args) == 5:
		return checkTree(verifier, read(args[2]), read(args[3]), read(args[4]))
	}
	return fmt.Errorf("unknown command")
}

func read(path string) []byte {
	data, err := os.ReadFile(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	return data
}

func openNote(data []byte, verifier note.Verifier) (string, error) {
	opened, err := note.Open(data, note.VerifierList(verifier))
	if err != nil {
		return "", err
	}
	return opened.Text, nil
}

func openTree(data []byte, verifier note.Verifier) (int64, tlog.Hash, error) {
	text, err := openNote(data, verifier)
	if err != nil {
		return 0, tlog.Hash{}, err
	}
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return 0, tlog.Hash{}, fmt.Errorf("not a checkpoint of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return 0, tlog.Hash{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return size, root, err
}

func parseHashes(lines []string) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		hashes = append(hashes, hash)
	}
	return hashes, nil
}

func checkRecord(verifier note.Verifier, proof, leaf []byte) error {
	head, checkpoint, found := bytes.Cut(proof, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return fmt.Errorf("not a tlog-proof")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	hashes, err := parseHashes(lines[2:])
	if err != nil {
		return err
	}
	size, root, err := openTree(checkpoint, verifier)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(hashes, size, root, index, tlog.RecordHash(leaf))
}

func checkTree(verifier note.Verifier, oldNote, newNote, proof []byte) error {
	oldSize, oldRoot, err := openTree(oldNote, verifier)
	if err != nil {
		return err
	}
	newSize, newRoot, err := openTree(newNote, verifier)
	if err != nil {
		return err
	}
	hashes, err := parseHashes(strings.Fields(string(proof)))
	if err != nil {
		return err
	}
	return tlog.CheckTree(hashes, newSize, newRoot, oldSize, oldRoot)
}

// cosigner verifies type 4 signatures; the plain ones are sumdb's own.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }

func (c cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(signature)
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, text)
	return ed25519.Verify(c.key, []byte(message), signature[8:])
}

func newVerifier(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("not a vkey")
	}
	material, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil {
		return nil, err
	}
	if len(material) != 33 || material[0] != 4 {
		return note.NewVerifier(vkey)
	}
	digest := sha256.Sum256(append([]byte(parts[0]+"\n"), material...))
	hash := binary.BigEndian.Uint32(digest[:])
	if fmt.Sprintf("%08x", hash) != parts[1] {
		return nil, fmt.Errorf("the key's id does not fit")
	}
	return cosigner{parts[0], hash, ed25519.PublicKey(material[1:])}, nil
}
