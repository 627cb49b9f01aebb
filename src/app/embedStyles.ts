/** The style sheet of embeds. */
import './embed.css';
