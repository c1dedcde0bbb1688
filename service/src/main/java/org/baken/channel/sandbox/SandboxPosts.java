package org.baken.channel.sandbox;

import java.io.IOException;
import org.baken.channel.ChannelException;
import org.baken.channel.Edits;
import org.baken.channel.Link;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.channel.Removes;

/** A sandbox account that imitates a platform whose posts can be changed and removed. */
final class SandboxPosts extends SandboxSends implements Edits, Removes {

    SandboxPosts(Sandbox model) {
        super(model);
    }

    @Override
    public Receipt edit(Link link, Post post, String remoteId) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        return keep(link, post);
    }

    @Override
    public void remove(Link link, Post post, String remoteId) throws ChannelException {
        try {
            drawer.drop(link.account(), post.key());
        } catch (IOException failure) {
            throw new ChannelException.Retryable(disk());
        }
    }
}
