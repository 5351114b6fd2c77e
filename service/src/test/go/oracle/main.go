// Reads a log of ours over HTTP and checks what we say of it, with Go's own packages for transparency
// logs and not a line of ours.
//
//	oracle PREFIX HOST VKEY PROOFS
//
// PREFIX is where `checkpoint` and `tile/…` lie (C2SP tlog-tiles); HOST goes into the requests, the
// cookie comes from the environment. PROOFS is a file with a proof in each line, in decimal and base64:
//
//	inclusion SIZE INDEX HASH,HASH,…
//	consistency OLD SIZE HASH,HASH,…
//
// Prints what it checked. Ends with 1 and a sentence at the first thing that is wrong.
package main

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type site struct {
	prefix, host, cookie string
	read                 int
	kept                 map[string][]byte
}

func (s *site) get(path string) ([]byte, error) {
	if data, ok := s.kept[path]; ok {
		return data, nil
	}
	data, err := s.ask(path)
	if err == nil {
		s.kept[path] = data
		s.read++
	}
	return data, err
}

// HTTP 1.0, by hand: to compile net/http takes longer than all else here.
func (s *site) ask(path string) ([]byte, error) {
	address, folder, _ := strings.Cut(strings.TrimPrefix(s.prefix, "http://"), "/")
	connection, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	defer connection.Close()
	_, err = fmt.Fprintf(connection, "GET /%s/%s HTTP/1.0\r\nHost: %s\r\nCookie: %s\r\n\r\n",
		folder, path, s.host, s.cookie)
	if err != nil {
		return nil, err
	}
	answer := bufio.NewReader(io.LimitReader(connection, 64<<20))
	status, err := answer.ReadString('\n')
	if err != nil {
		return nil, err
	}
	if parts := strings.Fields(status); len(parts) < 2 || parts[1] != "200" {
		return nil, fmt.Errorf("%s: status %s", path, strings.TrimSpace(status))
	}
	for line := status; line != "\r\n"; {
		if line, err = answer.ReadString('\n'); err != nil {
			return nil, err
		}
	}
	return io.ReadAll(answer)
}

func (s *site) Height() int { return height }

// tlog-tiles has no height in the path, Go's checksum database has.
func (s *site) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data, err := s.get("tile/" + strings.TrimPrefix(tile.Path(), "tile/8/"))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (s *site) SaveTiles([]tlog.Tile, [][]byte) {}

func (s *site) checkpoint(vkey string) (tlog.Tree, error) {
	var tree tlog.Tree
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tree, err
	}
	signed, err := s.get("checkpoint")
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return tree, fmt.Errorf("not a checkpoint of %s", verifier.Name())
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, err
}

// The leaves, from the entries themselves.
func (s *site) leaves(n int64) ([]tlog.Hash, error) {
	var leaves []tlog.Hash
	for from := int64(0); from < n; from += 1 << height {
		width := min(n-from, 1<<height)
		path := tlog.Tile{H: height, L: 0, N: from >> height, W: int(width)}.Path()
		data, err := s.get("tile/entries/" + strings.TrimPrefix(path, "tile/8/0/"))
		if err != nil {
			return nil, err
		}
		for range width {
			if len(data) < 2 {
				return nil, fmt.Errorf("%s: too short", path)
			}
			length := int(data[0])<<8 | int(data[1])
			if len(data) < 2+length {
				return nil, fmt.Errorf("%s: too short", path)
			}
			leaves = append(leaves, tlog.RecordHash(data[2:2+length]))
			data = data[2+length:]
		}
		if len(data) > 0 {
			return nil, fmt.Errorf("%s: too long", path)
		}
	}
	return leaves, nil
}

func hashes(text string) ([]tlog.Hash, error) {
	var all []tlog.Hash
	for _, one := range strings.Split(text, ",") {
		if one == "" {
			continue
		}
		data, err := base64.StdEncoding.DecodeString(one)
		if err != nil || len(data) != tlog.HashSize {
			return nil, fmt.Errorf("no hash: %s", one)
		}
		all = append(all, tlog.Hash(data))
	}
	return all, nil
}

func run(args []string) error {
	site := &site{args[0], args[1], os.Getenv("ORACLE_COOKIE"), 0, map[string][]byte{}}
	tree, err := site.checkpoint(args[2])
	if err != nil {
		return err
	}
	leaves, err := site.leaves(tree.N)
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(tree, site)
	for index, leaf := range leaves {
		in, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, int64(index))})
		if err != nil {
			return err
		}
		if in[0] != leaf {
			return fmt.Errorf("entry %d is not what the tree has", index)
		}
	}
	proofs, err := os.Open(args[3])
	if err != nil {
		return err
	}
	defer proofs.Close()
	count := map[string]int{}
	lines := bufio.NewScanner(proofs)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		words := strings.Split(lines.Text(), " ")
		if len(words) != 4 {
			return fmt.Errorf("not a proof: %s", lines.Text())
		}
		one, _ := strconv.ParseInt(words[1], 10, 64)
		two, _ := strconv.ParseInt(words[2], 10, 64)
		path, err := hashes(words[3])
		if err != nil {
			return err
		}
		switch words[0] {
		case "inclusion":
			root, err := tlog.TreeHash(one, reader)
			if err != nil {
				return err
			}
			if err := tlog.CheckRecord(path, one, root, two, leaves[two]); err != nil {
				return fmt.Errorf("entry %d of %d: %w", two, one, err)
			}
		case "consistency":
			before, err := tlog.TreeHash(one, reader)
			if err != nil {
				return err
			}
			after, err := tlog.TreeHash(two, reader)
			if err != nil {
				return err
			}
			if err := tlog.CheckTree(path, two, after, one, before); err != nil {
				return fmt.Errorf("from %d to %d: %w", one, two, err)
			}
		default:
			return fmt.Errorf("not a proof: %s", lines.Text())
		}
		count[words[0]]++
	}
	if lines.Err() != nil {
		return lines.Err()
	}
	fmt.Printf("%d entries, %d files, %d inclusion, %d consistency\n",
		tree.N, site.read, count["inclusion"], count["consistency"])
	return nil
}

func main() {
	if len(os.Args) != 5 {
		fmt.Fprintln(os.Stderr, "oracle PREFIX HOST VKEY PROOFS")
		os.Exit(64)
	}
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
